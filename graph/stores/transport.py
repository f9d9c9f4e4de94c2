"""HTTP for the SPARQL protocols: login, deadlines, limits, retries, and error messages that say what to do.

This is the only module that needs httpx (extra ``remote``). It does not depend on RDF.
"""

import io
import os
import time
import weakref
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from graph.errors import EndpointFault, EndpointLimit, InvalidQuery, MissingExtra
from graph.errors.messages import Message
from graph.stores.servers import Endpoint

try:
    import httpx

    from graph.stores.deadlines import Clock, to_transport
except ImportError as missing:
    raise MissingExtra("httpx", "remote") from missing

_CONNECT_SECONDS = 10
# Bytes. Only the first line of an error is shown.
_LONGEST_ERROR = 4_000
# Temporary errors: too many requests, a gateway without its server, a server that is starting.
_PASSING = frozenset({429, 500, 502, 503, 504})
_WAITS = (0.5, 2.0)
_LOGIN = Message("set ROADMAP_GRAPH_USER and ROADMAP_GRAPH_PASSWORD, or ROADMAP_GRAPH_TOKEN")
_SERVICES = Message("set ROADMAP_GRAPH_QUERY_URL, _UPDATE_URL or _GRAPHS_URL")
_FAILED = (Message("the server failed"), Message("check its log, then try again"))
_ADVICE = {
    401: (Message("the server requires a login or rejects this one"), _LOGIN),
    403: (
        Message("the server denies access"),
        Message("grant read and write permission on the server, and {login}", login=_LOGIN),
    ),
    404: (Message("no service at this address"), _SERVICES),
    405: (Message("the service does not accept the request"), _SERVICES),
    406: (Message("the server does not support the media type"), Message("check ROADMAP_GRAPH_SERVER")),
    413: (Message("the upload is too large for the server"), Message("set ROADMAP_GRAPH_CHUNK to fewer bytes")),
    414: (
        Message("the request is too large for the server"),
        Message("set ROADMAP_GRAPH_SCOPE=endpoint if nothing else is on it"),
    ),
}
_LIMITS = frozenset({413, 414, 429})


@dataclass(frozen=True, kw_only=True)
class Request:
    """One request. It is retried only if it is *repeatable*, that is, idempotent (RFC 9110, 9.2.2)."""

    method: str
    url: str
    repeatable: bool
    parameters: Sequence[tuple[str, str]] = ()
    headers: Mapping[str, str]
    content: bytes = b""


class Transport:
    """A connection to *endpoint*. It opens with the first request.

    :param waits: seconds between the attempts of a repeatable request.
    """

    def __init__(self, endpoint: Endpoint, *, waits: Sequence[float] = _WAITS) -> None:
        self._endpoint = endpoint
        self._waits = waits
        self._clock = Clock(endpoint.timeout)
        self._connect()

    def _connect(self) -> None:
        self._owner = os.getpid()
        self._client = httpx.Client(
            auth=_to_login(self._endpoint),
            timeout=httpx.Timeout(self._endpoint.timeout, connect=_CONNECT_SECONDS),
            # A redirect would send the login to another server.
            follow_redirects=False,
            transport=to_transport(self._clock),
            # A few compressed bytes can become gigabytes.
            headers={"Accept-Encoding": "identity"},
            event_hooks={"response": [_limit_response]},
        )
        # A store need not be closed. Its connections close when it is garbage-collected.
        self.close = weakref.finalize(self, self._client.close)

    def send(self, request: Request) -> None:
        """Sends a request whose answer has no content.

        :raises EndpointFault: the request failed, or its outcome is unknown.
        """
        with self.open(request):
            pass

    @contextmanager
    def open(self, request: Request) -> Iterator["Answer"]:
        """The answer to *request*, as a stream.

        :raises EndpointFault: no answer or an error, possibly while the stream is read.
        :raises InvalidQuery: the server rejects the query.
        """
        self._clock.start()
        response = self._attempt(request)
        try:
            with self._translate(request):
                yield Answer(response, request.url, self._endpoint.answer)
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
        """Returns None when the request should be retried. A timeout is final, because the server is still working."""
        try:
            response = self._send_once(request)
        except (httpx.NetworkError, httpx.RemoteProtocolError):
            return None
        if response.status_code not in _PASSING:
            return response
        response.close()
        return None

    def _send_once(self, request: Request) -> httpx.Response:
        # A forked process must not share the connections of its parent.
        if self._owner != os.getpid():
            self._connect()
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
            return InvalidQuery(said or Message("the server rejects the query without a reason"))
        if response.is_redirect:
            where = response.headers.get("location", "")
            return EndpointFault(
                request.url,
                Message("the server has moved to {where}", where=where or Message("elsewhere")),
                Message("use that address for --store")
                if where.startswith("http")
                else Message("correct the address of --store"),
            )
        kind = EndpointLimit if status in _LIMITS else EndpointFault
        what, instead = _ADVICE.get(status, _FAILED)
        return kind(
            request.url,
            Message("{what} ({status})", what=what, status=f"{status}{': ' + said if said else ''}"),
            instead,
        )

    def _to_words(self, body: bytes) -> str:
        """The first line of the server's message, shortened and without password or token."""
        lines = [line.strip() for line in body.decode("utf-8", "replace").splitlines() if line.strip()]
        first = "".join(letter for letter in (lines or [""])[0][:200] if letter.isprintable())
        for secret in (self._endpoint.password, self._endpoint.token):
            first = first.replace(secret, "***") if secret else first
        return first

    @contextmanager
    def _translate(self, request: Request) -> Iterator[None]:
        """Converts errors of httpx into our own."""
        try:
            yield
        except httpx.TimeoutException as error:
            raise self._to_delay(request, error) from error
        except (httpx.ConnectError, httpx.UnsupportedProtocol, httpx.InvalidURL) as error:
            instead = Message("start the server or correct the address of --store, {then}", then=_after_break(request))
            raise EndpointFault(
                request.url, Message("the server cannot be reached ({error})", error=error), instead
            ) from error
        except httpx.TransportError as error:
            raise EndpointFault(
                request.url,
                Message("the server closed the connection"),
                Message("check that it is running, {then}", then=_after_break(request)),
            ) from error

    def _to_delay(self, request: Request, error: httpx.TimeoutException) -> EndpointLimit:
        if isinstance(error, httpx.ConnectTimeout):
            instead = Message("start the server or correct the address of --store")
            return EndpointLimit(
                request.url, Message("no connection within {seconds} seconds", seconds=_CONNECT_SECONDS), instead
            )
        what = Message("no answer within {seconds} seconds", seconds=self._endpoint.timeout)
        return EndpointLimit(request.url, what, Message("increase ROADMAP_GRAPH_TIMEOUT (seconds) or query less"))


def _after_break(request: Request) -> Message:
    if request.repeatable:
        return Message("then try again")
    return Message("then load again (the old graphs stay until a load is complete)")


@dataclass(frozen=True)
class Answer:
    """An answer that is read as a stream, up to *most* bytes."""

    response: httpx.Response
    url: str
    most: int

    def get_header(self, name: str) -> str:
        """The value of a header, or an empty text."""
        return str(self.response.headers.get(name, ""))

    def to_stream(self) -> io.BufferedReader:
        """The bytes of the body as they arrive.

        :raises EndpointLimit: there are too many, while the stream is read.
        """
        return io.BufferedReader(_Body(self._iter_parts()), buffer_size=65_536)

    def _iter_parts(self) -> Iterator[bytes]:
        size = 0
        for part in self.response.iter_bytes():
            size += len(part)
            if size > self.most:
                what = Message("the answer has more than {most} bytes", most=f"{self.most:,}")
                raise EndpointLimit(self.url, what, Message("query less or increase ROADMAP_GRAPH_ANSWER (bytes)"))
            yield part


class _Short(httpx.SyncByteStream):
    """The beginning of the body of an error."""

    def __init__(self, stream: httpx.SyncByteStream) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        size = 0
        for part in self._stream:
            yield part[: _LONGEST_ERROR - size]
            size += len(part)
            if size >= _LONGEST_ERROR:
                return

    def close(self) -> None:
        self._stream.close()


def _limit_response(response: httpx.Response) -> None:
    """Called for each response before its body is read, also for those that only ask for a login."""
    if response.headers.get("content-encoding", "identity") != "identity":
        response.close()
        raise EndpointFault(
            str(response.request.url.copy_with(query=None)),
            Message("the answer is compressed, which was not asked for"),
            Message("switch compression off on the server or on the proxy in front of it"),
        )
    if not response.is_success and isinstance(response.stream, httpx.SyncByteStream):
        response.stream = _Short(response.stream)


class _Body(io.RawIOBase):
    """An iterator of bytes as a file object, for parsers that need one."""

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
    """Authentication with a bearer token (RFC 6750, 2.1)."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request
