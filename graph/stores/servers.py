"""The service addresses of a SPARQL server, and the properties of each kind of server. This module sends no requests.

For known kinds of servers, one address is enough. The environment variables ``ROADMAP_GRAPH_*`` configure the rest.
"""

import ipaddress
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

from graph.errors import EndpointFault, UnknownName
from graph.errors.messages import Message

SCOPES = ("graphs", "endpoint")


@dataclass(frozen=True)
class Server:
    """A kind of server: the paths of its services and its properties.

    ``lists_graphs``: requests must name their graphs, because the default graph contains foreign graphs (such as those
    of the server itself) or is not the union. ``parameters`` are sent with every query.
    """

    query: str
    update: str
    graphs: str
    suffix: str = ""
    lists_graphs: bool = False
    digest: bool = False
    whole_updates: bool = True
    parameters: Mapping[str, str] = field(default_factory=dict)


# The tests run against Virtuoso and Oxigraph. docs/scale.md lists the untested servers.
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
    """A server at an address, with the URLs of the three SPARQL 1.1 services and the settings for requests.

    ``timeout`` is in seconds, for a complete answer. ``chunk`` is the size of one upload and ``answer`` that of the
    largest answer, both in bytes. ``names_graphs``: queries name our graphs.
    """

    address: str
    server: Server
    query_url: str
    update_url: str
    graphs_url: str
    names_graphs: bool
    timeout: int = 300
    chunk: int = 4_000_000
    answer: int = 256_000_000
    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @property
    def risk(self) -> Message | None:
        """A warning if a login would be sent as plain text over a network."""
        if not (self.user or self.token):
            return None
        for url in (self.query_url, self.update_url, self.graphs_url):
            parts = urlsplit(url)
            if parts.scheme == "http" and not is_loopback(parts.hostname or ""):
                return Message("{url}: the login is sent without encryption; use https", url=url)
        return None


def is_loopback(host: str) -> bool:
    """Whether *host* is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def to_endpoint(address: str, environment: Mapping[str, str] | None = None) -> Endpoint:
    """The endpoint at *address*, with the services of its kind of server unless the environment overrides them.

    :param environment: ``os.environ`` by default. docs/scale.md lists the variables.
    :raises EndpointFault: the address contains a login or does not identify the kind of server.
    :raises UnknownName: a variable names an unknown kind of server or scope.
    """
    variables = os.environ if environment is None else environment
    base = _to_base(address)
    server = _get_server(base, variables.get("ROADMAP_GRAPH_SERVER", ""))
    scope = variables.get("ROADMAP_GRAPH_SCOPE", "") or SCOPES[not server.lists_graphs]
    if scope not in SCOPES:
        raise UnknownName("ROADMAP_GRAPH_SCOPE", scope, SCOPES, closed=True)
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
        answer=_to_number(variables, "ROADMAP_GRAPH_ANSWER", 256_000_000),
        user=variables.get("ROADMAP_GRAPH_USER", ""),
        password=variables.get("ROADMAP_GRAPH_PASSWORD", ""),
        token=_to_token(variables.get("ROADMAP_GRAPH_TOKEN", "")),
    )


def _to_base(address: str) -> str:
    parts = urlsplit(_refuse_login(address))
    if not parts.netloc or parts.query or parts.fragment:
        raise EndpointFault(address, Message("not a server address"), Message("write only scheme, host, port and path"))
    return address.rstrip("/")


def _refuse_login(address: str) -> str:
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2]
    if host != parts.netloc:
        # Addresses end up in logs, process lists and shell histories.
        shown = urlunsplit((parts.scheme, host, parts.path, "", ""))
        instead = Message("remove it and set ROADMAP_GRAPH_USER and ROADMAP_GRAPH_PASSWORD")
        raise EndpointFault(shown, Message("the address contains a login"), instead)
    return address


def _get_server(base: str, name: str) -> Server:
    if name and name not in SERVERS:
        raise UnknownName("ROADMAP_GRAPH_SERVER", name, SERVERS, closed=True)
    kind = name or _guess(urlsplit(base).path)
    if not kind:
        known = ", ".join(SERVERS)
        what = Message("the path does not identify the kind of server")
        raise EndpointFault(base, what, Message("set ROADMAP_GRAPH_SERVER to one of {known}", known=known))
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
        raise EndpointFault(
            name,
            Message("'{text}' is not a positive whole number", text=text),
            Message("unset it to use {default}", default=default),
        )
    return int(text)


def _to_token(text: str) -> str:
    if not all("!" <= letter <= "~" for letter in text):
        what = Message("the token contains a space, a line break or another invalid character")
        raise EndpointFault("ROADMAP_GRAPH_TOKEN", what, Message("set it to the token only"))
    return text
