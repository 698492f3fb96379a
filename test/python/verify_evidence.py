"""A second verifier of exports and ledger dumps, after docs/evidence-format.md: it shares no code with the first.

    verify_evidence.py FILE [--root FINGERPRINT] [--witness-key KEY]... [--witness NOTE_FILE]...     `--help` says more
    verify_evidence.py < cases.jsonl       one answer a line; one case a line, {"file", "root"?, "witness"?: [note file...],
                                           "witnessKeys"?: [verifier key...]}

Python's standard library and `cryptography`. It holds a file in memory, and reads no ZIP64.
"""
import argparse, base64, hashlib, json, pathlib, re, struct, sys, zlib
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LOCAL = timezone(timedelta(hours=8))
# Forms of JSON values: a dict has exactly these members, [form] is a list, a tuple allows any, a text is a pattern, else a type.
HEX32, ID = "[0-9a-f]{64}", "[a-z2-7]{32}"
LEAF = {"v": int, "factId": int, "type": "[a-z][a-z0-9_]{0,63}", "payloadSha256": HEX32,
        "recordedAt": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z"}
FACT = {"leaf": LEAF, "index": int, "subject": (str, None), "payload": (dict, None), "salt": ("([0-9a-f]{2})+", None)}
PROVED, LINE, KEYS = {**FACT, "proof": [HEX32]}, {**FACT, "kind": "leaf"}, {"keySet": str, "witnesses": [str]}
HEADER = {**KEYS, "kind": "dump", "v": int, "origin": str}
BOUND = {"sha256": HEX32, "indexes": [int]}
RECORDING = {"recordingId": ID, "sha256": HEX32, "sizeBytes": int, "file": rf"recordings/{ID}(\.[a-z0-9]{{1,16}})?"}
MANIFEST = {"v": int, "exportId": "[A-Za-z0-9-]{1,64}", "createdAt": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", "origin": "(?s).+",
            "purpose": str, "requestedBy": "(?s).+", "approvedBy": ("(?s).+", None),
            "files": [{"name": "(?s).{0,1000}", "sizeBytes": int, "sha256": HEX32}], "recordings": [RECORDING]}
FORMS = {1: MANIFEST, 2: {**MANIFEST, "recordings": [{**RECORDING, "facts": BOUND}], "erasures": BOUND}}
PLAIN = "A-Za-z0-9\u4e00-\u9fff"
PART = f"[{PLAIN}]([{PLAIN}._-]*[{PLAIN}_-])?"
# Points of small order, y little-endian without the sign bit: by such a key anybody signs anything.
WEAK = [0, 1, 2**255 - 20, 2**255 - 19, 2**255 - 18,
        0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826,
        2**255 - 19 - 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826]

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

def is_weak(key): return int.from_bytes(key, "little") % 2**255 in WEAK

def read_witness_key(text):
    """(name, key) of a verifier key's text, or None."""
    name, hexed, encoded = (text.split("+", 2) + ["", ""])[:3]
    key = unbase64(encoded)
    right = len(key) == 33 and key[0] == 4 and key_id(name, 4, key[1:]).hex() == hexed
    return (name, key[1:]) if right and not is_weak(key[1:]) and re.fullmatch(r"[^\s+\ufeff]+", name) else None

def open_keys(given, root, entry, bad):
    """(origin, {(name, key id): (algorithm, key)}, [witness's name and key], []) of a key set and its witnesses, or None. Into the
    last goes who cosigned: (size, name, key, seconds)."""
    try:
        head, body, signature = given["keySet"].split(".")
        header, keys = json.loads(unbase64(head, True)), json.loads(unbase64(body, True))
        jwk, origin, kind = header["jwk"], keys["origin"], (header["alg"], header["typ"], "crit" in header, keys["v"])
        ledger = [unbase64(key["jwk"]["x"], True) for key in keys["keys"] if key["use"] == "ledger"]
        sound = signed(unbase64(jwk["x"], True), unbase64(signature, True), f"{head}.{body}".encode())
        sound = sound and not any(map(is_weak, [unbase64(jwk["x"], True), *ledger]))
    except (ValueError, KeyError, TypeError):
        sound = False
    if not sound or kind != ("EdDSA", "rollcall-keyset+jws", False, 1):
        return bad.append((entry, "key_set_refused"))
    known = {(origin, key_id(origin, 1, key)): (1, key) for key in ledger}
    thumbprint = sha(canonical({"crv": "Ed25519", "kty": "OKP", "x": jwk["x"]}).encode())
    if root and base64.b32encode(thumbprint).decode().lower()[:26] != root:
        bad.append((entry, "root_differs"))
    witnesses = [read_witness_key(text) for text in given["witnesses"]]
    bad.extend((entry, "witness_key_refused") for witness in witnesses if not witness)
    witnesses = [witness for witness in witnesses if witness]
    known.update({(name, key_id(name, 4, key)): (4, key) for name, key in witnesses})
    return origin, known, witnesses, []

def read_note(text, known):
    """(size, root, origin, [(code or None, algorithm, name, key, seconds)]) of a checkpoint, or None."""
    line = r"— [^\s+\ufeff]+ [A-Za-z0-9+/=]+\n"
    match = re.fullmatch(rf"(([^\n]+)\n(0|[1-9]\d{{0,15}})\n([A-Za-z0-9+/=]{{44}})\n)\n((?:{line})+)", text)
    if not match or re.search(r"[\x00-\x09\x0b-\x1f\ud800-\udfff]", text) or int(match[3]) >= 2**53:
        return None
    lines, seen = [], set()
    for _, name, encoded in (line.split(" ") for line in match[5].split("\n")[:-1]):
        data = unbase64(encoded)
        if len(data) <= 4:
            return None
        algorithm, key = known.get((name, data[:4]), (0, b""))
        message = match[1] if algorithm == 1 else f"cosignature/v1\ntime {int.from_bytes(data[4:12], 'big')}\n{match[1]}"
        right = signed(key, data[4 if algorithm == 1 else 12:], message.encode())
        code = None if right else "signature_wrong" if algorithm else "signature_unknown"
        lines.append(("signature_repeated" if algorithm and (name, data[:4]) in seen else code, algorithm, name, key, int.from_bytes(data[4:12], "big")))
        seen.add((name, data[:4]))
    return (int(match[3]), root, match[2], lines) if len(root := unbase64(match[4])) == 32 else None

def read_checkpoint(text, keys, entry, bad):
    """(size, root, [name and key of who cosigned]), or None."""
    note = read_note(text, keys[1])
    if not note:
        return bad.append((entry, "checkpoint_refused"))
    size, root, origin, lines = note
    bad.extend([(entry, "origin_differs")] if origin != keys[0] else [])
    bad.extend((entry, code) for code, *_ in lines if code)
    right = [line[1:] for line in lines if not line[0]]
    bad.extend([(entry, "ledger_signature_missing")] if all(algorithm != 1 for algorithm, *_ in right) else [])
    keys[3].extend((size, *by) for algorithm, *by in right if algorithm == 4)
    return size, root, [(name, key) for algorithm, name, key, _ in right if algorithm == 4]

def check_witnesses(case, keys, given, root_at, bad):
    """What is said of the notes. `root_at` gives the root at a size: None if it is unknown, b"" if there is none."""
    said = []
    known = {**keys[1], **{(name, key_id(name, 4, key)): (4, key) for name, key in given}}
    for path in case.get("witness") or []:
        entry, note = path.rsplit("/", 1)[-1], read_note(pathlib.Path(path).read_bytes().decode(), known)
        if not note or note[2] != keys[0]:
            bad.append((entry, "origin_differs" if note else "witness_note_refused"))
            continue
        size, root, _, lines = note
        if any(code == "signature_wrong" for code, *_ in lines):
            bad.append((entry, "signature_wrong"))
            continue
        said.extend([] if any(algorithm == 4 for _, algorithm, *_ in lines) else ["witness_note_key_unknown"])
        if root_at(size) not in (None, root):
            bad.append((entry, "witness_differs" if root_at(size) else "leaves_missing"))
        elif root_at(size) is None:
            said.append("witness_note_of_other_size")
    return list(dict.fromkeys(said)) if case.get("witness") else ["no_witness_note"]

def said_of(case, listed, cosigned, given, erased):
    """What can't be told, and whether a witness whose key was handed in stands for this history."""
    names = [name for name, _ in listed]
    said = {"root_not_given": not case.get("root"), "no_witness": not cosigned,
            "witness_keys_by_hq": any(witness not in given for witness in cosigned),
            "cosignature_absent": any(witness not in cosigned for witness in listed),
            "given_witness_absent": any(witness not in cosigned for witness in given),
            "witness_key_differs": any(name in names and (name, key) not in listed for name, key in given),
            "payload_erased": erased}
    return [code for code, holds in said.items() if holds], any(witness in given for witness in cosigned)

def payload_state(fact):
    """None for a whole payload, "erased", or the code of what is wrong."""
    parts = [fact[key] for key in ("salt", "payload", "subject")]
    if None in parts:
        return "erased" if parts == [None] * 3 else "half_erased"
    text = canonical({"payload": parts[1], "subject": parts[2]}).encode()
    return None if sha(bytes.fromhex(parts[0]), text).hex() == fact["leaf"]["payloadSha256"] else "payload_differs"

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
    """The entries by name, and all names. A name and its bytes leave nothing open: every header must be the one that follows."""
    entries, names, offset, directory = {}, [], 0, b""
    while data[offset:offset + 4] == b"PK\3\4" and len(data) >= offset + 30:
        crc, size, length = struct.unpack_from("<II4xH", data, offset + 14)
        encoded, start = data[offset + 30:offset + 30 + length], offset + 30 + length
        content, name = data[start:start + size], encoded.decode(errors="replace")
        head = lambda crc: struct.pack("<HHHHHIIIHH", 20, 0x0800, 0, 0, 0x0021, crc, size, size, length, 0)
        bad.extend([(name, "zip_header")] if data[offset + 4:start] != head(crc) + encoded else [])
        bad.extend([(name, "zip_crc")] if crc != zlib.crc32(content) else [])
        entries[name], offset = content, start + size
        names.append(name)
        directory += b"PK\1\2" + struct.pack("<H", 20) + head(crc) + struct.pack("<HHHII", 0, 0, 0, 0, offset - size - 30 - length) + encoded
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(names), len(names), len(directory), offset, 0)
    if data[offset:] != directory + end:
        bad.append(("(zip)", "zip_directory" if data[offset + len(directory):] == end else "zip_end"))
    return entries, names

def refused_name(names):
    """Whether a name is not plain, the same as another but for case, or the folder of another."""
    plain = all(re.fullmatch(f"{PART}(/{PART})*", name) and len(name) <= 255 for name in names)
    devices = r"(.*/)?(con|prn|aux|nul|com\d|lpt\d)([./].*)?"
    lower = [name.lower() for name in names]
    folders = {name[:at] for name in lower for at in range(len(name)) if name[at] == "/"}
    return not plain or any(re.fullmatch(devices, name, re.A) for name in lower) or len({*lower}) < len(lower) or bool(folders & {*lower})

def read_json(entries, name, form, bad):
    """The value of an entry if it is as it must be; None with a word on why, or because there is none."""
    if name not in entries:
        return None
    value = read_canonical(entries[name])
    if fits(value, form(value) if callable(form) else form):
        return value
    return bad.append((name, "not_canonical" if value is None else "wrong_shape"))

def manifest_form(value):
    version = value.get("v") if isinstance(value, dict) else None
    return FORMS.get(version if type(version) is int else 1, FORMS[1] | {"v": ()})

def check_facts(facts, entry, checkpoint, judge, bad):
    before = -1
    for fact in facts:
        state = payload_state(fact)
        bad.extend([(entry, "facts_out_of_order")] if fact["index"] <= before else [])
        bad.extend([(entry, state)] if state not in (None, "erased") else [])
        bad.extend([(entry, "not_in_tree")] if checkpoint and not is_proved(fact, checkpoint) else [])
        bad.extend((entry, code) for code in [judge(fact, state == "erased")] if code)
        before = fact["index"]

def check_bound(facts, bound, entry, bad):
    text = canonical([{key: value for key, value in fact.items() if key != "proof"} for fact in facts]).encode()
    if [fact["index"] for fact in facts] != bound["indexes"] or sha(text).hex() != bound["sha256"]:
        bad.append((entry, "proof_differs"))

def verify_export(data, case, bad):
    entries, names = read_zip(data, bad)
    manifest = read_json(entries, "manifest.json", manifest_form, bad)
    if manifest is None:
        return bad.extend([("manifest.json", "entry_missing")] if "manifest.json" not in entries else []) or ([], False)
    bound, files = manifest["v"] == 2, {file["name"]: (file["sha256"], file["sizeBytes"]) for file in manifest["files"]}
    proofs = [f"proofs/{recording['recordingId']}.json" for recording in manifest["recordings"]]
    order = ["manifest.json", *(file["name"] for file in manifest["files"]), "proofs/export.json", *proofs,
             *(["proofs/erasures.json"] if bound else []), "keys.json", "checkpoint.txt", *(["seal.txt"] if bound else [])]
    unused = {*order}
    missing = [(name, "entry_missing") for name in order if name not in entries]
    extra = [(name, "entry_unexpected") for name in names if name not in unused or unused.remove(name)]
    moved = [(name, "entry_unexpected") for name, should in zip(names, order) if name != should]
    bad.extend(missing + extra or moved)
    bad.extend([("manifest.json", "name_refused")] if refused_name(order) else [])
    for name in files:
        if name in entries and len(entries[name]) != files[name][1]:
            bad.append((name, "file_size_differs"))
        elif name in entries and sha(entries[name]).hex() != files[name][0]:
            bad.append((name, "file_digest_differs"))
    for recording in manifest["recordings"]:
        digest, identity, file = recording["sha256"], recording["recordingId"], recording["file"]
        of_bytes = base64.b32encode(bytes.fromhex(digest)).decode().lower()[:32] == identity
        if not of_bytes or not file.startswith(f"recordings/{identity}"):
            bad.append(("manifest.json", "recording_id_differs"))
        bad.extend([("manifest.json", "wrong_shape")] if files.get(file) != (digest, recording["sizeBytes"]) else [])
    recorded = {recording["file"] for recording in manifest["recordings"]}
    bad.extend((name, "entry_unexpected") for name in files if name.startswith("recordings/") and name not in recorded)
    bad.extend([("manifest.json", "wrong_shape")] if len(recorded) < len(proofs) else [])

    given_keys = read_json(entries, "keys.json", KEYS, bad)
    keys = given_keys and open_keys(given_keys, case.get("root"), "keys.json", bad)
    case["cosigned"] = keys[3] if keys else []
    given = [key for key in map(read_witness_key, case.get("witnessKeys") or []) if key]
    bad.extend([("manifest.json", "origin_differs")] if keys and keys[0] != manifest["origin"] else [])
    checkpoint = keys and "checkpoint.txt" in entries and read_checkpoint(
        entries["checkpoint.txt"].decode(errors="replace"), keys, "checkpoint.txt", bad)
    listed, cosigned = keys[2] if keys else [], checkpoint[2] if checkpoint else []

    created = read_json(entries, "proofs/export.json", PROVED, bad)
    if created:
        subject = f"export:{manifest['exportId']}"
        right = created["leaf"]["type"] == "export_created" and created["subject"] == subject
        check_facts([created], "proofs/export.json", checkpoint, lambda *_: None if right else "wrong_fact", bad)
        told = (created["payload"] or {}).get("manifestSha256")
        bad.extend([("manifest.json", "manifest_not_proved")] if told != sha(entries["manifest.json"]).hex() else [])

    about = {}
    def judge_erasure(fact, _):
        told = fact["payload"] or {}
        if fact["leaf"]["type"] != "payload_erased" or type(told.get("factId")) is not int or type(told.get("about")) is not str:
            return "wrong_fact"
        about[told["factId"]] = told["about"]
    erasures = read_json(entries, "proofs/erasures.json", [PROVED], bad) if bound else None
    if erasures is not None:
        check_facts(erasures, "proofs/erasures.json", checkpoint, judge_erasure, bad)
        check_bound(erasures, manifest["erasures"], "proofs/erasures.json", bad)
    erased = False
    for recording, entry in zip(manifest["recordings"], proofs):
        subject, facts = f"recording:{recording['recordingId']}", read_json(entries, entry, [PROVED], bad)
        if facts == []:
            bad.append((entry, "wrong_shape"))
        if not facts:
            continue
        def judge(fact, gone):
            if gone:
                return None if about.get(fact["leaf"]["factId"]) == subject else "erased_without_fact"
            if fact["subject"] != subject:
                return "wrong_fact"
            other = (fact["payload"] or {}).get("sha256") != recording["sha256"]
            return "digest_contradicts_ledger" if fact["leaf"]["type"] == "recording_verified" and other else None
        check_facts(facts, entry, checkpoint, judge, bad)
        verified = any(fact["leaf"]["type"] == "recording_verified" for fact in facts)
        bad.extend([(entry, "recording_not_verified")] if not verified else [])
        if bound:
            check_bound(facts, recording["facts"], entry, bad)
        erased = erased or any(fact["salt"] is None for fact in facts)

    if bound and keys:
        missing = checkpoint and any(witness not in cosigned for witness in listed)
        bad.extend([("checkpoint.txt", "cosignature_stripped")] if missing else [])
        digests = "".join(f"{sha(entries[name]).hex()}\n" for name in ("manifest.json", "keys.json"))
        body = f"{manifest['origin']}/export\n{manifest['exportId']}\n{digests}"
        seal = entries.get("seal.txt", b"").decode(errors="replace")
        line = re.fullmatch(re.escape(f"{body}\n— {keys[0]} ") + r"([A-Za-z0-9+/=]+)\n", seal)
        data = unbase64(line[1]) if line else b""
        algorithm, key = keys[1].get((keys[0], data[:4]), (0, b""))
        if "seal.txt" in entries and not (algorithm == 1 and signed(key, data[4:], body.encode())):
            bad.append(("seal.txt", "seal_refused"))
    notes = check_witnesses(
        case, keys, given, lambda size: checkpoint[1] if size == checkpoint[0] else None, bad) if keys and checkpoint else []
    bad.sort(key=lambda found: order.index(found[0]) if found[0] in order else len(order))
    said, witnessed = said_of(case, listed, cosigned, given, erased)
    return ([] if bound else ["proofs_not_bound"]) + said + notes, witnessed

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
    header = header if fits(header, HEADER) and header["v"] == 1 else bad.append(("header", "line_refused"))
    right = fits(notes, [{"kind": "checkpoint", "note": str}])
    notes = notes if notes and right else bad.append(("checkpoint", "checkpoint_refused" if notes else "checkpoint_missing")) or []
    for size, line in enumerate(lines[1:tail]):
        leaf = read_canonical(line)
        good = fits(leaf, LINE) and leaf["leaf"]["v"] == 1
        if not good or leaf["index"] != size:
            bad.append((f"leaf {size}", "index_differs" if good else "line_refused"))
            break  # what follows has no known place
        state = payload_state(leaf)
        bad.extend([(f"leaf {size}", state)] if state not in (None, "erased") else [])
        gone.extend([(size, leaf["leaf"]["factId"])] if leaf["salt"] is None else [])
        told.extend([leaf["payload"]] if leaf["leaf"]["type"] in ("payload_erased", "ledger_recovered") and leaf["payload"] else [])
        hashes.append(sha(b"\0", canonical(leaf["leaf"]).encode()))
    bad.extend((f"leaf {index}", "erased_without_fact") for index, fact in gone if not any(
        why.get("factId") == fact or why.get("before", index + 1) <= index < why.get("after", 0) for why in told))
    beyond = None if len(hashes) < tail - 1 else b""
    root_at = lambda size: beyond if size > len(hashes) else tree_root(hashes[:size])
    keys, cosigned = header and open_keys(header, case.get("root"), "header", bad), []
    case["cosigned"] = keys[3] if keys else []
    given = [key for key in map(read_witness_key, case.get("witnessKeys") or []) if key]
    bad.extend([("header", "origin_differs")] if keys and keys[0] != header["origin"] else [])
    for note in notes if keys else []:
        entry = " ".join(["checkpoint", *re.findall(r"\A[^\n]+\n(\d+)\n", note["note"])])
        checkpoint = read_checkpoint(note["note"], keys, entry, bad)
        if not checkpoint:
            continue
        size, root, by = checkpoint
        bad.extend([(entry, "checkpoint_refused")] if size <= last else [])
        if root_at(size) not in (None, root):
            bad.append((entry, "history_differs" if root_at(size) else "leaves_missing"))
        last, cosigned = max(last, size), cosigned + by
    bad.extend([(f"leaf {last}", "leaves_beyond_checkpoint")] if keys and -1 < last < tail - 1 else [])
    notes = check_witnesses(case, keys, given, root_at, bad) if keys else []
    said, witnessed = said_of(case, keys[2] if keys else [], cosigned, given, bool(gone))
    return said + notes, witnessed

def verify(case):
    data = pathlib.Path(case["file"]).read_bytes()
    case["cosigned"], bad, is_zip = [], [], data[:4] == b"PK\3\4" or data[-22:-18] == b"PK\5\6"
    said, witnessed = (verify_export if is_zip else verify_dump)(data, case, bad)
    first, code = bad[0] if bad else (None, None)
    state = "broken" if bad else "erased" if "payload_erased" in said else "whole"
    return {"file": case["file"], "state": state, "first": first, "code": code,
            "said": [] if bad else said, "witnessed": witnessed and not bad}

def tell(verdict, case, asked):
    """In words, beside the JSON: entries of the ledger are numbered from 1, times are local."""
    say = lambda *words: print(*words, file=sys.stderr)
    first = re.sub(r"\bleaf (\d+)", lambda leaf: f"entry {int(leaf[1]) + 1}", verdict["first"] or "")
    say(f"BROKEN: {first} [{verdict['code']}]" if verdict["state"] == "broken" else "WHOLE" if verdict["state"] == "whole" else
        "WHOLE, but for payloads that are gone")
    for size, name, key, seconds in case["cosigned"]:
        when = f"{datetime.fromtimestamp(seconds, LOCAL):%Y-%m-%d %H:%M:%S +08:00}"
        say(f"  {name} cosigned {size} entries at {when} by its clock" + (", a witness whose key you gave" if (name, key) in asked else ""))
    if verdict["state"] != "broken" and asked and not verdict["witnessed"]:
        say("NOT WITNESSED AS ASKED: no witness whose key you gave cosigned it.")

def cases_asked():
    parser = argparse.ArgumentParser(
        description="Check an export or a ledger dump of Rollcall and print the verdict as one line of JSON.",
        epilog="Exit status: 0 whole (payloads may be erased); 1 broken; 2 it could not be read; 3 valid, but no witness whose key was "
               "given cosigned it. Words go to standard error. docs/evidence-format.md says how to check it by yourself.")
    parser.add_argument("file", nargs="?", help="the ZIP of an export, or a dump of `rollcall ledger dump`; without it, cases come from "
                                                "standard input, a JSON object a line")
    parser.add_argument("--root", metavar="FINGERPRINT", help="of HQ's root key: the end of an enrolment code, behind the dot")
    parser.add_argument("--witness-key", metavar="KEY", action="append", default=[],
                        help="verifier key as a witness told it; may be given several times")
    parser.add_argument("--witness", metavar="NOTE_FILE", action="append", default=[],
                        help="checkpoint as a witness kept it; may be given several times")
    given = parser.parse_args()
    if given.file is None:
        if given.root is not None or given.witness_key or given.witness or sys.stdin.isatty():
            parser.error("give the file of an export or a dump")
        return map(json.loads, sys.stdin)
    if given.root is not None and not re.fullmatch("[a-z2-7]{26}", given.root):
        parser.error("--root: a fingerprint has 26 characters, a-z and 2-7")
    if None in map(read_witness_key, given.witness_key):
        parser.error("--witness-key: a key has the form <name>+<key id>+<base64>")
    for path in [given.file, *given.witness]:
        try:
            open(path, "rb").close()
        except OSError as error:
            parser.error(f"{path}: {error.strerror}")
    return [{"file": given.file, "root": given.root, "witnessKeys": given.witness_key, "witness": given.witness, "tell": True}]

status = 0
for case in cases_asked():
    print(json.dumps(verdict := verify(case)), flush=True)
    asked = [key for key in map(read_witness_key, case.get("witnessKeys") or []) if key]
    if case.get("tell"):
        tell(verdict, case, asked)
    status = 1 if verdict["state"] == "broken" else 3 if asked and not verdict["witnessed"] else 0
sys.exit(status)
