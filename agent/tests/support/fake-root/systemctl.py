"""Stands in for systemd where none runs: starts what the unit below ROOT names, waits for its READY, and starts it again when it ends."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

root = Path(os.environ["ROOT"])
state = root / "run/fake-systemd"
state.mkdir(parents=True, exist_ok=True)
unit_file = root / "etc/systemd/system/rollcall-agent.service"


def below_root(text):
    return re.sub(r"(?<![\w/])/(opt|var/lib|srv)/", lambda found: f"{root}/{found[1]}/", text)


def settings():
    unit = unit_file.read_text()
    env = {}
    for line in re.findall(r"^Environment=(.*)$", unit, re.M):
        env |= dict(pair.split("=", 1) for pair in shlex.split(below_root(line)))
    given = root / "etc/rollcall-agent.env"
    if given.exists():
        env |= dict(line.split("=", 1) for line in given.read_text().splitlines())
    command = shlex.split(below_root(re.search(r"^ExecStart=(.*)$", unit, re.M)[1]))
    return command, env, "Type=notify" in unit


def supervise():
    (state / "supervisor").write_text(str(os.getpid()))
    child = None
    stopping = False

    def stop(*_):
        nonlocal stopping
        stopping = True
        if child and child.poll() is None:
            child.terminate()

    signal.signal(signal.SIGTERM, stop)
    path = state / "notify"
    path.unlink(missing_ok=True)
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    listening.bind(str(path))
    listening.settimeout(0.05)
    while not stopping:
        try:
            command, env, notifies = settings()
            extra = {"NOTIFY_SOCKET": str(path)} if notifies else {}
            child = subprocess.Popen(command, env={**os.environ, **env, **extra}, stdin=subprocess.DEVNULL)
        except OSError:
            time.sleep(0.2)
            continue
        (state / "pid").write_text(str(child.pid))
        if not notifies:
            (state / "active").touch()
        while child.poll() is None:
            try:
                message, descriptors, _, _ = socket.recv_fds(listening, 4096, 16)
            except TimeoutError:
                continue
            for descriptor in descriptors:
                os.close(descriptor)
            if b"READY=1" in message:
                (state / "active").touch()
        (state / "active").unlink(missing_ok=True)
        (state / "pid").unlink(missing_ok=True)
        with (state / "ends").open("a") as ends:
            ends.write(f"{child.returncode}\n")
        time.sleep(0.2)
    (state / "supervisor").unlink()


def stop():
    try:
        pid = int((state / "supervisor").read_text())
        os.kill(pid, signal.SIGTERM)
    except (FileNotFoundError, ProcessLookupError):
        return
    while (state / "supervisor").exists():
        time.sleep(0.05)


words = [word for word in sys.argv[1:] if not word.startswith("--")]
match words[0]:
    case "start":
        if not (state / "supervisor").exists():
            log = (root / "run/agent.log").open("a")
            subprocess.Popen([sys.executable, __file__, "supervise"], stdout=log, stderr=log, stdin=subprocess.DEVNULL, start_new_session=True)
            while not (state / "supervisor").exists():
                time.sleep(0.05)
    case "stop":
        stop()
    case "disable":
        stop()
    case "supervise":
        supervise()
    case "is-active":
        sys.exit(0 if (state / "active").exists() else 3)
    case "show":
        print((state / "pid").read_text() if (state / "pid").exists() else 0)
