"""Where the services of a SPARQL server lie, and how each kind of server wants to be asked; nothing is sent here.

One address is enough for the kinds that are known; ``ROADMAP_GRAPH_*`` in the environment says what it cannot.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from graph.errors import EndpointFault, UnknownName

SCOPES = ("graphs", "endpoint")


@dataclass(frozen=True)
class Server:
    """A kind of server: its services below an address, and its manners.

    ``lists_graphs``: its default graph also holds graphs that are not ours (its own bookkeeping), or is not the union,
    so that each question names the graphs that it is about. ``parameters`` go with every question.
    """

    query: str
    update: str
    graphs: str
    suffix: str = ""
    lists_graphs: bool = False
    digest: bool = False
    whole_updates: bool = True
    parameters: Mapping[str, str] = field(default_factory=dict)


# Virtuoso and Oxigraph are what the tests run against; docs/scale.md says what was not tried.
SERVERS: Mapping[str, Server] = {
    "fuseki": Server("/query", "/update", "/data", lists_graphs=True),
    "graphdb": Server("", "/statements", "/rdf-graphs/service"),
    "neptune": Server("/sparql", "/sparql", "/sparql/gsp/", suffix="/sparql"),
    "oxigraph": Server("/query", "/update", "/store", parameters={"union-default-graph": "true"}),
    "qlever": Server("", "", ""),
    "virtuoso": Server(
        "/sparql",
        "/sparql-auth",
        "/sparql-graph-crud-auth",
        suffix="/sparql",
        lists_graphs=True,
        digest=True,
        whole_updates=False,
    ),
}


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """A server at its address, with the three services of SPARQL 1.1 and what is needed to speak to them.

    ``timeout`` is in seconds, ``chunk`` in bytes of one upload. ``names_graphs``: each question names our graphs.
    """

    address: str
    server: Server
    query_url: str
    update_url: str
    graphs_url: str
    names_graphs: bool
    timeout: int = 300
    chunk: int = 4_000_000
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def to_endpoint(address: str, environment: Mapping[str, str] | None = None) -> Endpoint:
    """The services below *address*, as its kind of server has them and the environment says otherwise.

    :param environment: ``os.environ`` by default; docs/scale.md lists the variables.
    :raises EndpointFault: the address holds a password, or does not tell the kind of server.
    :raises UnknownName: a variable names a kind of server or a scope that does not exist.
    """
    variables = os.environ if environment is None else environment
    base = _to_base(address)
    server = _get_server(base, variables.get("ROADMAP_GRAPH_SERVER", ""))
    scope = variables.get("ROADMAP_GRAPH_SCOPE", "") or SCOPES[not server.lists_graphs]
    if scope not in SCOPES:
        raise UnknownName("ROADMAP_GRAPH_SCOPE", scope, SCOPES)
    stem = base.removesuffix(server.suffix)

    def get_url(service: str, path: str) -> str:
        return _refuse_login(variables.get(f"ROADMAP_GRAPH_{service}_URL", "")) or stem + path

    return Endpoint(
        address=base,
        server=server,
        query_url=get_url("QUERY", server.query),
        update_url=get_url("UPDATE", server.update),
        graphs_url=get_url("GRAPHS", server.graphs),
        names_graphs=scope == "graphs",
        timeout=_to_number(variables, "ROADMAP_GRAPH_TIMEOUT", 300),
        chunk=_to_number(variables, "ROADMAP_GRAPH_CHUNK", 4_000_000),
        user=variables.get("ROADMAP_GRAPH_USER", ""),
        password=variables.get("ROADMAP_GRAPH_PASSWORD", ""),
        token=_to_token(variables.get("ROADMAP_GRAPH_TOKEN", "")),
    )


def _to_base(address: str) -> str:
    parts = urlsplit(_refuse_login(address))
    if not parts.netloc or parts.query or parts.fragment:
        raise EndpointFault(address, "not the address of a server", "write scheme, host, port and path, no more")
    return address.rstrip("/")


def _refuse_login(address: str) -> str:
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    if host != parts.netloc:
        # Addresses end up in logs, process lists and shell histories.
        shown = urlunsplit((parts.scheme, host, parts.path, "", ""))
        instead = "leave it out and set ROADMAP_GRAPH_USER and ROADMAP_GRAPH_PASSWORD"
        raise EndpointFault(shown, "the address holds a login", instead)
    return address


def _get_server(base: str, name: str) -> Server:
    if name and name not in SERVERS:
        raise UnknownName("ROADMAP_GRAPH_SERVER", name, SERVERS)
    kind = name or _guess(urlsplit(base).path)
    if not kind:
        known = ", ".join(SERVERS)
        raise EndpointFault(base, "the path does not tell the kind of server", f"set ROADMAP_GRAPH_SERVER to {known}")
    return SERVERS[kind]


def _guess(path: str) -> str:
    if path == "/sparql":
        return "virtuoso"
    if path.startswith("/repositories/"):
        return "graphdb"
    return "" if path else "oxigraph"


def _to_number(variables: Mapping[str, str], name: str, default: int) -> int:
    text = variables.get(name, "") or str(default)
    if not (text.isascii() and text.isdigit() and 0 < len(text) <= 12 and int(text)):
        raise EndpointFault(name, f"'{text}' is not a whole number above zero", f"leave it out for {default}")
    return int(text)


def _to_token(text: str) -> str:
    if not all("!" <= letter <= "~" for letter in text):
        what = "it holds a space, a line break or a letter that no token has"
        raise EndpointFault("ROADMAP_GRAPH_TOKEN", what, "set it to the token alone")
    return text
