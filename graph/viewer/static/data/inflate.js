/*
 * Unpacks a compressed part of the page: gzip (RFC 1952) around deflate (RFC 1951), in base64. The streams of browsers do
 * this only asynchronously, and a view needs its parts at once.
 */

const inflate = (() => {
  const HEADER = 10;
  const END = 256;
  // The order in which the lengths of the codes for code lengths are stored.
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  /** The first value and the number of extra bits of each symbol; *group* symbols share a number. */
  function rangesOf(count, group, first) {
    let next = first;
    return Array.from({ length: count }, (_, place) => {
      const extra = Math.max(0, Math.floor(place / group) - 1);
      const range = [next, extra];
      next += 1 << extra;
      return range;
    });
  }

  const LENGTHS = [...rangesOf(28, 4, 3), [258, 0]];
  const DISTANCES = rangesOf(30, 2, 1);

  function reverse(code, length) {
    let reversed = 0;
    for (let bit = 0; bit < length; bit += 1) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
    return reversed;
  }

  /** The symbol and the length of the code for every sequence of as many bits as the longest code has. */
  function tableOf(lengths) {
    const most = Math.max(1, ...lengths);
    const entries = new Uint16Array(1 << most);
    let code = 0;
    for (let length = 1; length <= most; length += 1) {
      lengths.forEach((own, symbol) => {
        if (own !== length) return;
        for (let at = reverse(code, length); at < entries.length; at += 1 << length) entries[at] = (symbol << 4) | length;
        code += 1;
      });
      code <<= 1;
    }
    return { entries, most };
  }

  const repeat = (value, count) => new Array(count).fill(value);
  const fixed = () => [
    tableOf([...repeat(8, 144), ...repeat(9, 112), ...repeat(7, 24), ...repeat(8, 8)]),
    tableOf(repeat(5, DISTANCES.length)),
  ];

  /** Reads bits from *bytes*, the lowest first. */
  function readerOf(bytes) {
    let at = HEADER;
    let held = 0;
    let count = 0;

    function hold(wanted) {
      for (; count < wanted; count += 8) held |= bytes[at++] << count;
    }

    function drop(used) {
      held >>>= used;
      count -= used;
    }

    function take(wanted) {
      if (!wanted) return 0;
      hold(wanted);
      const value = held & ((1 << wanted) - 1);
      drop(wanted);
      return value;
    }

    function symbol({ entries, most }) {
      hold(most);
      const entry = entries[held & (entries.length - 1)];
      drop(entry & 15);
      return entry >> 4;
    }

    return { take, symbol, align: () => drop(count % 8) };
  }

  /** The codes of a block that stores its own. */
  function readCodes({ take, symbol }) {
    const [literals, distances, known] = [take(5) + 257, take(5) + 1, take(4) + 4];
    const lengths = repeat(0, ORDER.length);
    for (const place of ORDER.slice(0, known)) lengths[place] = take(3);
    const codes = tableOf(lengths);
    const found = [];
    while (found.length < literals + distances) {
      const one = symbol(codes);
      if (one < 16) found.push(one);
      else if (one === 16) found.push(...repeat(found.at(-1), take(2) + 3));
      else found.push(...repeat(0, one === 17 ? take(3) + 3 : take(7) + 11));
    }
    return [tableOf(found.slice(0, literals)), tableOf(found.slice(literals))];
  }

  function copyStored({ take, align }, out, start) {
    align();
    const length = take(16);
    take(16);
    for (let at = start; at < start + length; at += 1) out[at] = take(8);
    return start + length;
  }

  function copyCoded(reader, [literals, distances], out, start) {
    let at = start;
    for (let one = reader.symbol(literals); one !== END; one = reader.symbol(literals)) {
      if (one < END) out[at++] = one;
      else {
        const [least, extra] = LENGTHS[one - END - 1];
        const length = least + reader.take(extra);
        const [near, more] = DISTANCES[reader.symbol(distances)];
        const back = near + reader.take(more);
        for (const end = at + length; at < end; at += 1) out[at] = out[at - back];
      }
    }
    return at;
  }

  function unpack(bytes) {
    // The last four bytes are the length of the result.
    const out = new Uint8Array(new DataView(bytes.buffer).getUint32(bytes.length - 4, true));
    const reader = readerOf(bytes);
    let at = 0;
    for (let isLast = false; !isLast; ) {
      isLast = reader.take(1) === 1;
      const kind = reader.take(2);
      if (kind) at = copyCoded(reader, kind === 1 ? fixed() : readCodes(reader), out, at);
      else at = copyStored(reader, out, at);
    }
    return out;
  }

  /** The text of *packed*. */
  function toText(packed) {
    const letters = atob(packed);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return new TextDecoder().decode(unpack(bytes));
  }

  /** Runs the script in the block *id*, once. The policy of the page allows it by the hash of its text. */
  function run(id) {
    const block = document.getElementById(id);
    if (!block.textContent) return;
    const script = document.createElement("script");
    script.textContent = toText(block.textContent);
    block.textContent = "";
    document.head.append(script);
  }

  return { toText, run };
})();

export { inflate };
