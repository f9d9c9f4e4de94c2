"""The SPARQL servers that the tests start: on the loopback, on free ports, in a folder of their own, ended by pid."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from graph.stores.endpoint import EndpointStore
from graph.stores.servers import to_endpoint

SERVERS = ("oxigraph-serve", "virtuoso")
_VIRTUOSO = """\
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
ServerThreads = 10
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 100000
"""


@dataclass
class Served:
    """A running server: its address, and what the environment says of it."""

    name: str
    command: list[str]
    folder: Path
    address: str
    environment: Mapping[str, str] = field(default_factory=dict)
    process: "subprocess.Popen[bytes] | None" = None

    def start(self) -> None:
        """Starts it and waits until it answers."""
        import httpx

        with (self.folder / "output.log").open("ab") as log:
            self.process = subprocess.Popen(self.command, cwd=self.folder, stdout=log, stderr=log)
        for _ in range(600):
            if self.process.poll() is not None:
                break
            try:
                httpx.get(to_endpoint(self.address, {}).query_url, params={"query": "ASK {}"}, trust_env=False)
                return
            except httpx.TransportError:
                time.sleep(0.1)
        self.end()
        pytest.fail(f"{self.name} does not start: {(self.folder / 'output.log').read_text()[-500:]}")

    def end(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Ends this process and no other."""
        if self.process is not None:
            self.process.send_signal(how)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    def open(self, **variables: str) -> EndpointStore:
        """The server as a store."""
        return EndpointStore(to_endpoint(self.address, {**self.environment, **variables}))


def serve(name: str, folder: Path) -> Served:
    """Starts the server *name*; skipped where it is missing, failed where the environment requires it (CI)."""
    found = _find(name)
    if found is None and os.environ.get("ROADMAP_GRAPH_REQUIRE_SERVERS") == "1":
        pytest.fail(f"the tests on servers are required, but {name} is missing")
    if found is None:
        pytest.skip(f"{name} is not installed")
    port = find_port()
    if name == "virtuoso":
        (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=find_port(), http=port))
        command = [found, "+foreground", "+configfile", "virtuoso.ini"]
        login = {"ROADMAP_GRAPH_USER": "dba", "ROADMAP_GRAPH_PASSWORD": "dba"}
        served = Served(name, command, folder, f"http://127.0.0.1:{port}/sparql", login)
    else:
        command = [found, "serve", "--location", "data", "--bind", f"127.0.0.1:{port}"]
        served = Served(name, command, folder, f"http://127.0.0.1:{port}")
    served.start()
    return served


def find_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _find(name: str) -> str | None:
    if name == "virtuoso":
        return shutil.which("virtuoso-t")
    beside = Path(sys.executable).parent / "oxigraph"
    return str(beside) if beside.exists() else shutil.which("oxigraph")
