"""HTTP as the SPARQL protocols use it: login, time-outs, retries, and every fault as one message that says what to do.

The one module that needs httpx, which is the extra ``remote``. It knows nothing of RDF.
"""

import io
import time
import weakref
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from graph.errors import EndpointFault, EndpointLimit, InvalidQuery, MissingExtra
from graph.stores.servers import Endpoint

try:
    import httpx
except ImportError as missing:
    raise MissingExtra("httpx", "remote") from missing

_CONNECT_SECONDS = 10
# What passes by itself: too many requests, a gateway without its server, a server that is starting.
_PASSING = frozenset({429, 500, 502, 503, 504})
_WAITS = (0.5, 2.0)
_LOGIN = "set ROADMAP_GRAPH_USER and ROADMAP_GRAPH_PASSWORD, or ROADMAP_GRAPH_TOKEN"
_ADVICE = {
    401: ("the server wants a login, or refuses this one", _LOGIN),
    403: ("the server does not allow this", f"grant the right to read or write there, and {_LOGIN}"),
    404: ("nothing answers at this address", "set ROADMAP_GRAPH_QUERY_URL, _UPDATE_URL or _GRAPHS_URL"),
    405: ("this service does not take the request", "set ROADMAP_GRAPH_QUERY_URL, _UPDATE_URL or _GRAPHS_URL"),
    406: ("the server does not speak the form of answer", "check ROADMAP_GRAPH_SERVER"),
    413: ("the upload is too large for the server", "set ROADMAP_GRAPH_CHUNK to fewer bytes"),
    414: ("the request is too large for the server", "set ROADMAP_GRAPH_SCOPE=endpoint if the server is ours alone"),
}
_LIMITS = frozenset({413, 414, 429})


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request; it is retried if *repeatable*: a second one does no more than the first (RFC 9110, 9.2.2)."""

    method: str
    url: str
    repeatable: bool
    parameters: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str]
    content: bytes = b""


class Transport:
    """A connection to *endpoint*; nothing is sent before the first request.

    :param waits: seconds between the attempts of a request that may be repeated.
    """

    def __init__(self, endpoint: Endpoint, *, waits: Sequence[float] = _WAITS) -> None:
        self._endpoint = endpoint
        self._waits = waits
        # An answer of redirection is not followed: it would carry the login elsewhere.
        timeout = httpx.Timeout(endpoint.timeout, connect=_CONNECT_SECONDS)
        self._client = httpx.Client(auth=_to_login(endpoint), timeout=timeout, follow_redirects=False)
        # A store need not be closed: what is no longer used ends its connections.
        self.close = weakref.finalize(self, self._client.close)

    def send(self, request: Request) -> None:
        """Sends what gives no answer but done or not.

        :raises EndpointFault: it is not done, or it is not known whether it is.
        """
        with self.open(request):
            pass

    @contextmanager
    def open(self, request: Request) -> Iterator["Answer"]:
        """The answer to *request*, to be read while it arrives.

        :raises EndpointFault: no answer, or one of failure; also while it is read.
        :raises InvalidQuery: the server does not accept the query.
        """
        response = self._attempt(request)
        try:
            with self._translate(request):
                yield Answer(response)
        finally:
            response.close()

    def _attempt(self, request: Request) -> httpx.Response:
        with self._translate(request):
            for wait in self._waits if request.repeatable else ():
                response = self._try_once(request)
                if response is not None:
                    return self._check(request, response)
                time.sleep(wait)
            return self._check(request, self._send_once(request))

    def _try_once(self, request: Request) -> httpx.Response | None:
        """The answer; nothing where another may be better. A time-out is final: the server is still at it."""
        try:
            response = self._send_once(request)
        except (httpx.NetworkError, httpx.RemoteProtocolError):
            return None
        if response.status_code not in _PASSING:
            return response
        response.close()
        return None

    def _send_once(self, request: Request) -> httpx.Response:
        built = self._client.build_request(
            request.method,
            request.url,
            params=list(request.parameters) or None,
            headers=dict(request.headers),
            content=request.content or None,
        )
        return self._client.send(built, stream=True)

    def _check(self, request: Request, response: httpx.Response) -> httpx.Response:
        if response.is_success:
            return response
        try:
            said = self._to_words(response.read())
        finally:
            response.close()
        raise self._to_fault(request, response, said)

    def _to_fault(self, request: Request, response: httpx.Response, said: str) -> Exception:
        status = response.status_code
        if status == 400:
            return InvalidQuery(said or "the server does not accept the query and does not say why")
        if response.is_redirect:
            where = response.headers.get("location", "elsewhere")
            return EndpointFault(request.url, f"the server has moved to {where}", "give that address to --store")
        kind = EndpointLimit if status in _LIMITS else EndpointFault
        what, instead = _ADVICE.get(status, ("the server failed", "look into its log, then try again"))
        return kind(request.url, f"{what} ({status}{': ' + said if said else ''})", instead)

    def _to_words(self, body: bytes) -> str:
        """The first line of what the server says, short, without the password should it be repeated there."""
        lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines() if line.strip()]
        first = "".join(letter for letter in (lines or [""])[0][:200] if letter.isprintable())
        for secret in (self._endpoint.password, self._endpoint.token):
            first = first.replace(secret, "***") if secret else first
        return first

    @contextmanager
    def _translate(self, request: Request) -> Iterator[None]:
        """Turns what httpx raises into our own error."""
        try:
            yield
        except httpx.TimeoutException as error:
            raise self._to_delay(request, error) from error
        except (httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            instead = f"start the server or correct the address of --store, {_after_break(request)}"
            raise EndpointFault(request.url, f"no server can be reached ({error})", instead) from error
        except httpx.TransportError as error:
            raise EndpointFault(
                request.url, "the server broke off", f"see whether it still runs, {_after_break(request)}"
            ) from error

    def _to_delay(self, request: Request, error: httpx.TimeoutException) -> EndpointLimit:
        if isinstance(error, httpx.ConnectTimeout):
            instead = "start the server or correct the address of --store"
            return EndpointLimit(request.url, f"no connection within {_CONNECT_SECONDS} seconds", instead)
        what = f"no answer within {self._endpoint.timeout} seconds"
        return EndpointLimit(request.url, what, "set ROADMAP_GRAPH_TIMEOUT to more seconds, or ask for less")


def _after_break(request: Request) -> str:
    if request.repeatable:
        return "then try again"
    return "then load again; until a load is complete the graphs from before it stay"


@dataclass(frozen=True)
class Answer:
    """An answer that is arriving."""

    response: httpx.Response

    def get_header(self, name: str) -> str:
        """The value of a header, empty if there is none."""
        return str(self.response.headers.get(name, ""))

    def to_stream(self) -> io.BufferedReader:
        """The bytes of the body as they arrive."""
        return io.BufferedReader(_Body(self.response.iter_bytes()), buffer_size=65_536)


class _Body(io.RawIOBase):
    """An iterator of bytes as a file, for parsers that read files."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self._parts = parts
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._rest = part
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _to_login(endpoint: Endpoint) -> httpx.Auth | None:
    if endpoint.token:
        return _Bearer(endpoint.token)
    if not endpoint.user:
        return None
    kind: Callable[[str, str], httpx.Auth] = httpx.DigestAuth if endpoint.server.digest else httpx.BasicAuth
    return kind(endpoint.user, endpoint.password)


class _Bearer(httpx.Auth):
    """RFC 6750, 2.1."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request
