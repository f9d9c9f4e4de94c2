/* SPARQL as text: tokens, the kind of query, checks before it runs, and binding of values. */

const sparqlText = (() => {
  // Patterns avoid backtracking: the length of a prefix is limited, and a string may lack its end.
  const LONG_STRING = /"""(?:"{0,2}(?:[^"\\]|\\[\s\S]))*(?:""")?|'''(?:'{0,2}(?:[^'\\]|\\[\s\S]))*(?:''')?/u;
  const STRING = /"(?:[^"\\\n\r]|\\.)*"?|'(?:[^'\\\n\r]|\\.)*'?/u;
  const TOKEN = new RegExp(
    [
      /(?<comment>#[^\n\r]*)/u,
      // biome-ignore lint/suspicious/noControlCharactersInRegex: no IRI holds them
      /(?<iri><[^<>"{}|^`\\\u0000-\u0020]*>)/u,
      new RegExp(`(?<string>${LONG_STRING.source}|${STRING.source})`, "u"),
      /(?<variable>[?$][\p{L}\p{N}_]+)/u,
      /(?<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)/u,
      /(?<name>[\p{L}\p{N}_.-]{0,99}:(?:[\p{L}\p{N}_.:-]|%[0-9A-Fa-f]{2}|\\.)*)/u,
      /(?<word>[A-Za-z_][A-Za-z0-9_]*)/u,
      /(?<other>[\s\S])/u,
    ]
      .map((part) => part.source)
      .join("|"),
    "gu",
  );
  const FORMS = ["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"];
  const UPDATES = ["INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no IRI holds them
  const NOT_IN_IRI = /[\u0000-\u0020<>"{}|^`\\]/u;
  const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

  /** The tokens of *text* except spaces and comments, each with its kind. */
  function tokens(text) {
    const found = [];
    for (const match of text.matchAll(TOKEN)) {
      const [kind] = Object.entries(match.groups).find(([, value]) => value !== undefined);
      if (kind !== "comment" && match[0].trim()) found.push({ kind, text: match[0] });
    }
    return found;
  }

  /** The kind of query *text* is, the refused word in it, and whether it names its own dataset. */
  function examine(text) {
    const words = tokens(text)
      .filter((token) => token.kind === "word")
      .map((token) => token.text.toUpperCase());
    const first = words.find((word) => FORMS.includes(word) || UPDATES.includes(word));
    return {
      form: FORMS.includes(first) ? first : "SELECT",
      update: UPDATES.includes(first) ? first : null,
      service: words.includes("SERVICE"),
      dataset: words.includes("FROM"),
    };
  }

  /** Prefix -> IRI of every PREFIX line of *text*. */
  function declared(text) {
    const list = tokens(text);
    const found = new Map();
    list.forEach((token, at) => {
      if (token.kind === "word" && token.text.toUpperCase() === "PREFIX" && list[at + 2]?.kind === "iri") {
        found.set(list[at + 1].text.slice(0, -1), list[at + 2].text.slice(1, -1));
      }
    });
    return found;
  }

  /** The prefixes that *text* uses without declaring them, sorted. */
  function undeclared(text) {
    const there = declared(text);
    const used = tokens(text)
      .filter((token) => token.kind === "name" && !token.text.startsWith("_:"))
      .map((token) => token.text.split(":")[0]);
    return [...new Set(used)].filter((prefix) => !there.has(prefix)).sort();
  }

  /* Binding, as in graph.queries */

  const blockOf = (name, flags) => new RegExp(`VALUES \\?${name} \\{([^}]*)\\}`, flags);

  /** A term as graph.stores.ntriples writes it: an IRI or a plain literal. */
  function toTerm(value) {
    if (value.iri === undefined) return `"${value.text.replace(/[\\"\n\r\t]/gu, (character) => ESCAPES[character])}"`;
    if (NOT_IN_IRI.test(value.iri)) throw new Error(`not an IRI: ${value.iri}`);
    return `<${value.iri}>`;
  }

  /** *text* with the terms of *values* in the VALUES blocks of their names, or in new ones. Other names keep their example. */
  function bind(text, values) {
    let bound = text;
    for (const [name, terms] of Object.entries(values)) {
      const block = `VALUES ?${name} { ${terms.map(toTerm).join(" ")} }`;
      const there = blockOf(name, "gu");
      bound = there.test(bound) ? bound.replace(there, () => block) : bound.replace("WHERE {\n", () => `WHERE {\n  ${block}\n`);
    }
    return bound;
  }

  /** The example terms in the VALUES block of *name*. */
  function example(text, name) {
    const block = blockOf(name, "u").exec(text);
    const prefixes = declared(text);
    return tokens(block ? block[1] : "").map((token) => {
      if (token.kind === "iri") return { iri: token.text.slice(1, -1) };
      if (token.kind === "string") return { text: token.text.slice(1, -1) };
      const [prefix, ...local] = token.text.split(":");
      return { iri: prefixes.get(prefix) + local.join(":") };
    });
  }

  /** The day of a date, the last day of a month or year; null for other texts. */
  function lastDay(text) {
    const parts = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/u.exec(text.trim());
    if (!parts) return null;
    const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 12), parts[3] && Number(parts[3])];
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (!year || month < 1 || month > 12 || day === 0 || day > last) return null;
    return [String(year).padStart(4, "0"), ...[month, day ?? last].map((part) => String(part).padStart(2, "0"))].join("-");
  }

  return { tokens, examine, declared, undeclared, bind, example, lastDay };
})();

export { sparqlText };
