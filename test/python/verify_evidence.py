"""A second verifier of exports and ledger dumps, after docs/evidence-format.md: it shares no code with the first.

    verify_evidence.py FILE [ROOT_FINGERPRINT or "" [WITNESS_NOTE_FILE]...]      exit status 0 whole, 1 broken
    verify_evidence.py < cases.jsonl       one case a line: {"file", "root"?, "witness"?: [...]}; one answer a line

Python's standard library and `cryptography`. It holds a file in memory, and reads no ZIP64.
"""
import base64, hashlib, json, pathlib, re, struct, sys, zlib
from decimal import Decimal
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# Forms of JSON values: a dict has exactly these members, [form] is a list, a tuple allows any, a text is a pattern, else a type.
HEX32, NAME, ID = "[0-9a-f]{64}", r"(?!.*(^|/)\.\.?(/|$))[^/\\\x00-\x1f\x7f-\x9f][^\\\x00-\x1f\x7f-\x9f]{0,254}", "[a-z2-7]{32}"
LEAF = {"v": int, "factId": int, "type": "[a-z][a-z0-9_]{0,63}", "payloadSha256": HEX32,
        "recordedAt": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"}
FACT = {"leaf": LEAF, "index": int, "subject": (str, None), "payload": (dict, None), "salt": ("([0-9a-f]{2})+", None)}
PROVED, LINE, KEYS = {**FACT, "proof": [HEX32]}, {**FACT, "kind": "leaf"}, {"keySet": str, "witnesses": [str]}
HEADER = {**KEYS, "kind": "dump", "v": int, "origin": str}
MANIFEST = {"v": int, "exportId": "[A-Za-z0-9-]{1,64}", "createdAt": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "origin": str,
            "purpose": str, "requestedBy": "(?s).+", "approvedBy": ("(?s).+", None),
            "files": [{"name": NAME, "sizeBytes": int, "sha256": HEX32}],
            "recordings": [{"recordingId": ID, "sha256": HEX32, "sizeBytes": int, "file": rf"recordings/{ID}(\.[a-z0-9]{{1,16}})?"}]}

def fits(value, form):
    if isinstance(form, dict):
        return isinstance(value, dict) and value.keys() == form.keys() and all(fits(value[key], form[key]) for key in form)
    if isinstance(form, list):
        return isinstance(value, list) and all(fits(element, form[0]) for element in value)
    if isinstance(form, str):
        return isinstance(value, str) and re.fullmatch(form, value, re.A) is not None
    whole = form is not int or type(value) is int and 0 <= value < 2**53
    return any(fits(value, one) for one in form) if isinstance(form, tuple) else whole and type(value) is (form or type(None))

def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def key_id(name, algorithm, key): return sha(f"{name}\n".encode(), bytes([algorithm]), key)[:4]

def number(value):
    """As ECMAScript writes a double."""
    sign, digits, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    digits = "".join(map(str, digits))
    point, sign = len(digits) + exponent, "-" if sign and value else ""
    if value == 0 or len(digits) <= point <= 21:
        return sign + digits.ljust(point, "0")
    if -6 < point <= 21:
        return sign + (digits[:max(point, 0)] or "0") + "." + "0" * -point + digits[max(point, 0):]
    return f"{sign}{digits[0]}{'.' if digits[1:] else ''}{digits[1:]}e{point - 1:+d}"

def canonical(value):
    if type(value) in (int, float):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    return json.dumps(value, ensure_ascii=False)

def read_canonical(data):
    """None for what is no canonical JSON."""
    try:
        value = json.loads(data.decode())
        return value if canonical(value).encode() == data else None  # half a character has no UTF-8: a ValueError too
    except (ValueError, TypeError, RecursionError):
        return None

def unbase64(text, url=False):
    """The bytes if this is their one text, else b''."""
    try:
        data = base64.b64decode(text + "=" * (-len(text) % 4 if url else 0), altchars=b"-_" if url else None, validate=True)
    except ValueError:
        return b""
    again = base64.urlsafe_b64encode(data).rstrip(b"=") if url else base64.b64encode(data)
    return data if again.decode() == text else b""

def signed(key, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False

def open_keys(given, root, entry, bad):
    """(origin, {(name, key id): (algorithm, key)}) of a key set and its witnesses, or None."""
    try:
        head, body, signature = given["keySet"].split(".")
        header, keys = json.loads(unbase64(head, True)), json.loads(unbase64(body, True))
        jwk, origin, kind = header["jwk"], keys["origin"], (header["alg"], header["typ"], "crit" in header, keys["v"])
        ledger = [unbase64(key["jwk"]["x"], True) for key in keys["keys"] if key["use"] == "ledger"]
        sound = signed(unbase64(jwk["x"], True), unbase64(signature, True), f"{head}.{body}".encode())
    except (ValueError, KeyError, TypeError):
        sound = False
    if not sound or kind != ("EdDSA", "rollcall-keyset+jws", False, 1):
        return bad.append(entry)
    known = {(origin, key_id(origin, 1, key)): (1, key) for key in ledger}
    thumbprint = sha(canonical({"crv": "Ed25519", "kty": "OKP", "x": jwk["x"]}).encode())
    bad.extend([entry] if root and base64.b32encode(thumbprint).decode().lower()[:26] != root else [])
    for name, hexed, encoded in ((text.split("+", 2) + ["", ""])[:3] for text in given["witnesses"]):
        key = unbase64(encoded)
        bad.extend([entry] if len(key) != 33 or key[0] != 4 or key_id(name, 4, key[1:]).hex() != hexed else [])
        known[name, key_id(name, 4, key[1:])] = (4, key[1:])
    return origin, known

def read_note(text, keys):
    """(size, root, [None for an unknown key, else (algorithm, whether it is right)]) of a checkpoint, or None."""
    match = re.fullmatch(r"(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/=]{44})\n)\n((?:— [^\s+]+ [A-Za-z0-9+/=]+\n)+)", text)
    if not keys or not match or re.search(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]", text) or match[2] != keys[0]:
        return None
    states, seen = [], set()
    for _, name, encoded in (line.split(" ") for line in match[5].splitlines()):
        data = unbase64(encoded)
        algorithm, key = keys[1].get((name, data[:4]), (0, b""))
        message = match[1] if algorithm == 1 else f"cosignature/v1\ntime {int.from_bytes(data[4:12], 'big')}\n{match[1]}"
        right = (name, data[:4]) not in seen and signed(key, data[4 if algorithm == 1 else 12:], message.encode())
        states.append((algorithm, right) if algorithm else None)
        seen.add((name, data[:4]))
    return (int(match[3]), root, states) if len(root := unbase64(match[4])) == 32 else None

def read_checkpoint(text, keys, entry, bad):
    note = read_note(text, keys)
    bad.extend([entry] if not note or (1, True) not in note[2] or any(not state or not state[1] for state in note[2]) else [])
    return note[:2] if note else None

def check_witnesses(case, keys, root_at, bad):
    """`root_at` gives the root at a size: None if it is unknown, b"" if there is none."""
    for path in case.get("witness") or []:
        note = read_note(pathlib.Path(path).read_bytes().decode(), keys)
        if not note or any(state and not state[1] for state in note[2]) or root_at(note[0]) not in (None, note[1]):
            bad.append(path.rsplit("/", 1)[-1])

def payload_state(fact):
    parts = [fact[key] for key in ("salt", "payload", "subject")]
    if None in parts:
        return "erased" if parts == [None] * 3 else "broken"
    text = canonical({"payload": parts[1], "subject": parts[2]}).encode()
    return "whole" if sha(bytes.fromhex(parts[0]), text).hex() == fact["leaf"]["payloadSha256"] else "broken"

def root_by(index, size, value, proof):
    """The root to which an inclusion proof leads (RFC 6962 §2.1.1); None if it has not the right length."""
    if size <= 1 or not proof:
        return value if size == 1 and not proof else None
    left = 1 << (size - 1).bit_length() - 1
    inner = root_by(index % left, left if index < left else size - left, value, proof[:-1])
    return inner and sha(b"\1", *((inner, proof[-1]) if index < left else (proof[-1], inner)))

def is_proved(fact, checkpoint):
    proof, value = [bytes.fromhex(text) for text in fact["proof"]], sha(b"\0", canonical(fact["leaf"]).encode())
    return fact["index"] < checkpoint[0] and root_by(fact["index"], checkpoint[0], value, proof) == checkpoint[1]

def read_zip(data, bad):
    """The entries by name. A name and its bytes leave nothing open: every header must be the one that follows."""
    entries, offset, directory = {}, 0, b""
    while data[offset:offset + 4] == b"PK\3\4" and len(data) >= offset + 30:
        size, length = struct.unpack_from("<I4xH", data, offset + 18)
        encoded, start = data[offset + 30:offset + 30 + length], offset + 30 + length
        content, name = data[start:start + size], encoded.decode(errors="replace")
        same = struct.pack("<HHHHHIIIHH", 20, 0x0800, 0, 0, 0x0021, zlib.crc32(content), size, size, length, 0)
        bad.extend([name] if data[offset + 4:start] != same + encoded or name in entries else [])
        entries[name], offset = content, start + size
        directory += b"PK\1\2" + struct.pack("<H", 20) + same + struct.pack("<HHHII", 0, 0, 0, 0, offset - size - 30 - length) + encoded
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(entries), len(entries), len(directory), offset, 0)
    bad.extend(["(zip)"] if data[offset:] != directory + end else [])
    return entries

def verify_export(data, case, bad):
    entries = read_zip(data, bad)
    read = {name: read_canonical(content) for name, content in entries.items() if name.endswith(".json")}
    manifest, given, erased = read.get("manifest.json"), read.get("keys.json"), False
    if not fits(manifest, MANIFEST) or manifest["v"] != 1:
        return bad.append("manifest.json")
    keys = open_keys(given, case.get("root"), "keys.json", bad) if fits(given, KEYS) else bad.append("keys.json")
    checkpoint = read_checkpoint(entries.get("checkpoint.txt", b"").decode(errors="replace"), keys, "checkpoint.txt", bad)
    facts = {"proofs/export.json": ("export_created", f"export:{manifest['exportId']}", [read.get("proofs/export.json")])}
    files = {file["name"]: (file["sha256"], file["sizeBytes"]) for file in manifest["files"]}
    bad.extend(name for name in files if files[name] != (sha(entries.get(name, b"")).hex(), len(entries.get(name, b""))))
    for recording in manifest["recordings"]:
        digest, identity, proof = recording["sha256"], recording["recordingId"], f"proofs/{recording['recordingId']}.json"
        facts[proof] = "recording_verified", f"recording:{identity}", read.get(proof) or [None]
        of_bytes = base64.b32encode(bytes.fromhex(digest)).decode().lower()[:32] == identity
        named = recording["file"].startswith(f"recordings/{identity}")
        if not of_bytes or not named or files.get(recording["file"]) != (digest, recording["sizeBytes"]):
            bad.append("manifest.json")
        payloads = [fact["payload"] for fact in facts[proof][2] if fits(fact, PROVED) and fact["leaf"]["type"] == "recording_verified"]
        bad.extend(proof for payload in payloads if payload is not None and payload.get("sha256") != digest)
    for entry, (needed, subject, proved) in facts.items():
        good = all(fits(fact, PROVED) and payload_state(fact) != "broken" and fact["subject"] in (subject, None)
                   and (not checkpoint or is_proved(fact, checkpoint)) for fact in proved)
        indexes = [fact["index"] for fact in proved] if good else []
        if not good or indexes != sorted(set(indexes)) or all(fact["leaf"]["type"] != needed for fact in proved):
            bad.append(entry)
        erased = erased or good and any(fact["salt"] is None for fact in proved)
    created = facts["proofs/export.json"][2][0] or {}
    if (created.get("payload") or {}).get("manifestSha256") != sha(entries["manifest.json"]).hex() or keys and keys[0] != manifest["origin"]:
        bad.append("manifest.json")
    order = ["manifest.json", *files, *facts, "keys.json", "checkpoint.txt"]
    bad.extend(set(order) ^ set(entries) or [name for name, should in zip(entries, order) if name != should])
    check_witnesses(case, keys, lambda size: checkpoint[1] if checkpoint and size == checkpoint[0] else None, bad)
    bad.sort(key=lambda name: order.index(name) if name in order else len(order))
    return erased

def tree_root(hashes):
    if len(hashes) < 2:
        return hashes[0] if hashes else sha()
    left = 1 << (len(hashes) - 1).bit_length() - 1
    return sha(b"\1", tree_root(hashes[:left]), tree_root(hashes[left:]))

def verify_dump(data, case, bad):
    lines, hashes, gone, told, last = data.split(b"\n"), [], [], [], -1
    tail = len(lines) - 1
    while tail > 1 and not lines[-1] and lines[tail - 1].startswith(b'{"kind":"checkpoint"'):
        tail -= 1
    header, notes = read_canonical(lines[0]), [read_canonical(line) for line in lines[tail:-1]]
    header = header if fits(header, HEADER) and header["v"] == 1 else bad.append("header")
    notes = notes if notes and fits(notes, [{"kind": "checkpoint", "note": str}]) else bad.append("checkpoint") or []
    for size, line in enumerate(lines[1:tail]):
        leaf = read_canonical(line)
        good = fits(leaf, LINE) and leaf["leaf"]["v"] == 1
        if not good or leaf["index"] != size:
            bad.append(f"leaf {size}")
            break  # what follows has no known place
        bad.extend([f"leaf {size}"] if payload_state(leaf) == "broken" else [])
        gone.extend([(size, leaf["leaf"]["factId"])] if leaf["salt"] is None else [])
        told.extend([leaf["payload"]] if leaf["leaf"]["type"] in ("payload_erased", "ledger_recovered") and leaf["payload"] else [])
        hashes.append(sha(b"\0", canonical(leaf["leaf"]).encode()))
    bad.extend(f"leaf {index}" for index, fact in gone if not any(
        why.get("factId") == fact or why.get("before", index + 1) <= index < why.get("after", 0) for why in told))
    beyond = None if len(hashes) < tail - 1 else b""
    root_at = lambda size: beyond if size > len(hashes) else tree_root(hashes[:size])
    keys = header and open_keys(header, case.get("root"), "header", bad)
    bad.extend(["header"] if keys and keys[0] != header["origin"] else [])
    for note in notes if keys else []:
        entry = " ".join(["checkpoint", *re.findall(r"\A[^\n]+\n(\d+)\n", note["note"])])
        checkpoint = read_checkpoint(note["note"], keys, entry, bad)
        if checkpoint and (checkpoint[0] <= last or root_at(checkpoint[0]) not in (None, checkpoint[1])):
            bad.append(entry)
        last = max(last, checkpoint[0] if checkpoint else -1)
    bad.extend([f"leaf {last}"] if keys and -1 < last < tail - 1 else [])
    check_witnesses(case, keys, root_at, bad)
    return bool(gone)

def verify(case):
    data = pathlib.Path(case["file"]).read_bytes()
    bad, is_zip = [], data[:4] == b"PK\3\4" or data[-22:-18] == b"PK\5\6"
    erased = (verify_export if is_zip else verify_dump)(data, case, bad)
    return {"file": case["file"], "state": "broken" if bad else "erased" if erased else "whole", "first": bad[0] if bad else None}

given = {**dict(zip(("file", "root"), sys.argv[1:])), "witness": sys.argv[3:]}
for case in [given] if sys.argv[1:] else map(json.loads, sys.stdin):
    print(json.dumps(verdict := verify(case)), flush=True)
sys.exit(verdict["state"] == "broken")
