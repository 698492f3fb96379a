"""Replays a draw of Rollcall, after docs/checks.md: it shares no code with `rollcall replay-draw`.

    replay_draw.py FILE [--root FINGERPRINT] [--witness-key KEY]...     `--help` says more, and the exit statuses
    replay_draw.py < cases.jsonl     one answer a line; one case a line, {"file", "root"?, "witnessKeys"?: [key...]}
Python's standard library and `cryptography`. `check(entry, name=holds, ...)` refuses by the name of the first check that doesn't hold.
"""
import argparse, base64, functools, hashlib, hmac, json, pathlib, re, sys
from datetime import datetime, timedelta, timezone
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

# The members that each line and fact has, and no others: so none can name anybody.
MEMBERS = {kind: set(members.split()) for kind, members in {
    "draw": "kind v draw origin keySet witnesses before", "leaf": "kind index leaf subject payload salt", "batch": "kind index jws", "checkpoint": "kind note",
    "check_ripe": "kind item tag unit dutyType activityType campaign", "check_excluded": "kind item why", "draws_started": "next", "draw_announced": "draw closesAt commitment",
    "draw_asked": "draw station", "draw_committed": "draw station commitment batch", "draw_revealed": "draw station secret close batch",
    "draw_closed": "draw closedAt after announcement secret commitments again exclusions population next", "draw_finished": "draw seed sample", "draw_voided": "draw"}.items()}
LOCAL = timezone(timedelta(hours=8))
SELECTS = {"kinds": "kind", "units": "unit", "dutyTypes": "dutyType", "activityTypes": "activityType", "campaigns": "campaign"}
class Refused(Exception): pass
def check(entry, **checks):
    for name, holds in checks.items():
        if not holds: raise Refused(name, entry)
def sha(*parts): return hashlib.sha256(b"".join(parts)).digest()
def digest(**value): return sha(canonical(value).encode()).hex()
def key_id(name, algorithm, key): return sha(f"{name}\n".encode(), bytes([algorithm]), key)[:4]
def place(fact): return {"index": fact["index"], "hash": fact["leafHash"]}
def commitment(draw, after, custodian, secret): return digest(type="draw-commitment", draw=draw, after=after, custodian=custodian, secret=secret)
def line_text(line): return canonical({"type": "draw-line", **line})
def lines_root(lines): return grow(0, [], [sha(b"\0", line_text(line).encode()) for line in lines]).hex()
def canonical(value): return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)  # RFC 8785 of whole numbers and ASCII keys
def or_none(ask):
    def answer(*given):
        try:
            return ask(*given)
        except (InvalidSignature, ValueError, KeyError, TypeError):
            return None
    return answer
@or_none
def unbase64(text, spare=b"+/"):  # The bytes if this is their one text
    data = base64.b64decode(text + "=" * (-len(text) % 4 if spare == b"-_" else 0), altchars=spare, validate=True)
    again = base64.b64encode(data, altchars=spare).decode()
    return data if text == (again.rstrip("=") if spare == b"-_" else again) else None
@or_none
def signed(key, signature, message): return Ed25519PublicKey.from_public_bytes(key).verify(signature, message) is None
@or_none
def open_jws(jws, kind):  # (header, payload, its bytes, signed message, signature) of a compact JWS
    message, signature = jws.rsplit(".", 1)
    header, payload = (unbase64(part, b"-_") for part in message.split("."))
    told = json.loads(header)
    right = (told["alg"], told["typ"], "crit" in told) == ("EdDSA", kind, False)
    return (told, json.loads(payload), payload, message.encode(), unbase64(signature, b"-_")) if right else None
def witness_key(text):
    name, hexed, encoded = (text.split("+", 2) + ["", ""])[:3]
    key = unbase64(encoded) or b""
    right = len(key) == 33 and key[0] == 4 and key_id(name, 4, key[1:]).hex() == hexed
    return (name, key[1:]) if right and re.fullmatch(r"[^\s+\ufeff]+", name) else None
def open_keys(header, root):  # {(name, key id): (algorithm, key)} of the header's key set and witnesses
    opened = open_jws(header["keySet"], "rollcall-keyset+jws")
    check("header", key_set_refused=opened)
    told, keys, _, message, signature = opened
    own, origin = unbase64(told["jwk"]["x"], b"-_"), keys["origin"]
    ledger = [unbase64(key["jwk"]["x"], b"-_") for key in keys["keys"] if key["use"] == "ledger"]
    thumbprint = base64.b32encode(sha(canonical({"crv": "Ed25519", "kty": "OKP", "x": told["jwk"]["x"]}).encode())).decode().lower()[:26]
    witnesses = [witness_key(text) for text in header["witnesses"]]
    check("header", key_set_refused=signed(own, signature, message), root_differs=root in (None, "", thumbprint),
          witness_key_refused=None not in witnesses, origin_differs=origin == header["origin"])
    return {**{(origin, key_id(origin, 1, key)): (1, key) for key in ledger}, **{(name, key_id(name, 4, key)): (4, key) for name, key in witnesses}}
def open_note(text, origin, known):  # (size, root, [name, key and time of who cosigned])
    match = re.fullmatch(r"(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/=]{44})\n)\n((?:— [^\s+\ufeff]+ [A-Za-z0-9+/=]+\n)+)", text)
    check("checkpoint", checkpoint_refused=match and int(match[3]) < 2**53 and len(unbase64(match[4]) or b"") == 32)
    check("checkpoint", origin_differs=match[2] == origin)
    by = {}
    for _, name, encoded in (line.split(" ") for line in match[5].split("\n")[:-1]):
        data = unbase64(encoded) or b""
        algorithm, key = known.get((name, data[:4]), (0, b""))
        message = match[1] if algorithm == 1 else f"cosignature/v1\ntime {int.from_bytes(data[4:12], 'big')}\n{match[1]}"
        check("checkpoint", checkpoint_refused=len(data) > 4, signature_unknown=algorithm, signature_repeated=(name, data[:4]) not in by,
              signature_wrong=signed(key, data[4 if algorithm == 1 else 12:], message.encode()))
        by[name, data[:4]] = (algorithm, name, key, int.from_bytes(data[4:12], "big"))
    check("checkpoint", ledger_signature_missing=any(algorithm == 1 for algorithm, *_ in by.values()))
    return int(match[3]), unbase64(match[4]), [cosigned for algorithm, *cosigned in by.values() if algorithm == 4]
def grow(size, nodes, hashes):  # The root of a tree of `size` leaves, given by its complete subtrees, with these behind it (RFC 6962)
    edge = [*zip((1 << bit for bit in range(53, -1, -1) if size >> bit & 1), nodes)]
    for value in hashes:
        edge.append((1, value))
        while len(edge) > 1 and edge[-1][0] == edge[-2][0]:
            (width, left), (_, right) = edge[-2:]
            edge[-2:] = [(width * 2, sha(b"\1", left, right))]
    return functools.reduce(lambda right, left: sha(b"\1", left, right), [value for _, value in reversed(edge)]) if edge else sha()
def read_bundle(data, root):  # (draw, facts in order, batches, who cosigned): leaves are exactly those of a signed checkpoint
    header, leaves, batches, note, facts, (*lines, rest) = None, [], {}, None, [], data.split(b"\n")
    for number, raw in enumerate(lines + [rest] * bool(rest), 1):
        entry, kind = f"line {number}", None
        try:
            line = json.loads(raw.decode())
            kind = line["kind"] if canonical(line).encode() == raw and MEMBERS[line["kind"]] == line.keys() else None
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
        check(entry, no_bundle=number > 1 or kind == "draw" and line["v"] == 1,
              line_refused=kind and note is None and (kind == "draw") == (number == 1) and number <= len(lines) and not (kind == "leaf" and batches))
        header, note = line if kind == "draw" else header, line["note"] if kind == "checkpoint" else note
        if kind == "leaf":
            check(entry, line_refused=line["leaf"]["v"] == 1, index_differs=line["index"] == header["before"]["size"] + len(leaves))
            leaves.append(line)
        elif kind == "batch":
            check(entry, line_refused=line["index"] > max(batches, default=-1))
            batches[line["index"]] = line["jws"]
    check("line 1", no_bundle=header)
    check("checkpoint", checkpoint_missing=note)
    size, signed_root, by = open_note(note, header["origin"], open_keys(header, root))
    before, nodes = header["before"]["size"], [bytes.fromhex(node) for node in header["before"]["nodes"]]
    check("checkpoint", leaves_missing=before + len(leaves) == size)
    check("header", line_refused=before.bit_count() == len(nodes) and [node.hex() for node in nodes] == header["before"]["nodes"])
    hashes = [sha(b"\0", canonical(line["leaf"]).encode()) for line in leaves]
    check("checkpoint", history_differs=grow(before, nodes, hashes) == signed_root)
    for line, value in zip(leaves, hashes):
        entry, parts, kind = f"leaf {line['index']}", [line["subject"], line["payload"], line["salt"]], line["leaf"]["type"]
        check(entry, half_erased=parts.count(None) in (0, 3))
        if None not in parts:
            text, salt = canonical({"payload": parts[1], "subject": parts[0]}).encode(), bytes.fromhex(parts[2])
            check(entry, line_refused=salt.hex() == parts[2], payload_differs=sha(salt, text).hex() == line["leaf"]["payloadSha256"])
        if kind in MEMBERS:
            check(entry, not_opened=None not in parts)
            about = f"{parts[1].get('kind')}:{parts[1].get('item')}" if kind.startswith("check_") else f"draw:{parts[1].get('draw', 0)}"
            check(entry, fact_refused=parts[1].keys() == MEMBERS[kind] and parts[0] == about)
            facts.append({**parts[1], "type": kind, "index": line["index"], "leafHash": value.hex()})
    return header["draw"], facts, batches, by
def open_draw(draw, facts):  # (what fixed plan and roster, the announcement, the close) of the draw
    before, announced, found = facts[0] if facts else None, None, None
    check("leaf 0", no_start=before and before["type"] in ("draws_started", "draw_closed") and before["next"]["draw"] <= draw)
    for fact in facts[1:]:
        entry, number, now = f"leaf {fact['index']}", fact.get("draw"), before["next"]["draw"]
        check(entry, out_of_order=fact["type"] != "draws_started")
        if fact["type"] == "draw_announced":
            check(entry, two_announcements=number > now or number == now and not announced, out_of_order=number == now)
            announced = fact
        if fact["type"] == "draw_closed":
            check(entry, two_closes=number >= now, out_of_order=number == now and announced and fact["next"]["draw"] == number + 1)
            check(entry, close_differs=fact["after"] == place(before) and fact["announcement"] == place(announced))
            found = (before, announced, fact) if number == draw else found
            before, announced = fact, None
    check("checkpoint", no_announcement=found or any(fact["type"] == "draw_announced" and fact["draw"] == draw for fact in facts), no_close=found)
    return found
def check_batch(fact, batches, body, key=None):  # The batch that a fact names says this and nothing else; `key` signed it
    entry, told, right = f"leaf {fact['index']}", fact["batch"], False
    check(entry, batch_missing=fact["index"] in batches)
    opened = open_jws(batches[fact["index"]], "rollcall-batch+jws")
    if opened and len(opened[1].get("events", [])) == 1:
        batch, (event,) = opened[1], opened[1]["events"]
        right = [batch["stationId"], batch["incarnation"], batch["firstSeq"], event["seq"], sha(opened[2]).hex(), event["type"], event["body"]] == [
            fact["station"], told["incarnation"], told["lastSeq"], told["lastSeq"], told["hash"], fact["type"], body]
    check(entry, batch_differs=right)
    check(entry, batch_signature=key is None or signed(unbase64(key, b"-_"), opened[4], opened[3]))
def ripe_of(facts, after, close, again=()):  # What became ripe between two leaves, and what void draws left
    ripe = [{**fact, "again": False} for fact in facts if fact["type"] == "check_ripe" and after < fact["index"] < close]
    for draw in again:
        void = next((fact for fact in facts if fact["type"] == "draw_closed" and fact["draw"] == draw), None)
        check("leaf 0", no_start=void and void["after"]["index"] >= facts[0]["index"])
        ripe += [{**item, "again": True} for item in ripe_of(facts, void["after"]["index"], void["index"], void["again"])]
    return ripe
def line_of(item, plan):
    key = next(one["key"] for one in plan["strata"] if all(item[SELECTS[name]] in one[name] for name in SELECTS if name in one))
    return {"stratum": key + (".again" if item["again"] else ""), "kind": item["kind"], "item": item["item"], "tag": item["tag"]}
def parts_of(population, plan):  # [(key, size, how many are drawn)] in the plan's order
    rules = [(one["key"] + end, one["minimum"], min(1000, times * one["perMille"]), one["cap"] if times == 1 else None)
             for one in plan["strata"] for end, times in (("", 1), (".again", 2))]
    sized = [(sum(line["stratum"] == key for line in population), key, *rule) for key, *rule in rules]
    drawn = lambda size, minimum, ratio, cap: min(size, max(minimum, -(-size * ratio // 1000)), size if cap is None else cap)
    return [(key, size, drawn(size, *rule)) for size, key, *rule in sized if size]
def sample_of(population, plan, draw, seed):
    text = lambda line: canonical({"type": "draw-rank", **{key: line[key] for key in ("stratum", "kind", "item")}})
    ranked = sorted(population, key=lambda line: hmac.new(bytes.fromhex(seed), text(line).encode(), "sha256").digest())
    sample = [line for key, _, drawn in parts_of(population, plan) for line in [one for one in ranked if one["stratum"] == key][:drawn]]
    best, taken = {line["tag"]: line for line in reversed(ranked)}, {line_text(line) for line in sample}
    turn = lambda tag: int(digest(type="draw-turn", tag=tag), 16) % plan["turn"] == draw % plan["turn"]
    return sample + [line for line in ranked if best[line["tag"]] is line and line_text(line) not in taken and turn(line["tag"])]
def check_asking(draw, fixed, announced, close, asked, heard):
    order, firsts = fixed["order"], {}
    for one in sorted(fixed["roster"], key=lambda one: digest(type="draw-order", seed=order["seed"], draw=draw, station=one["station"])):
        firsts.setdefault(one["unit"], one["station"])
    stations, enough = [*firsts.values()], min(3, len(firsts))
    together = len(stations) if order["draw"] == 0 else min(enough + 1, len(stations))
    heard_before = lambda at: len({one["station"] for one in heard if one["index"] < at})
    for turn, fact in enumerate(asked):
        check(f"leaf {fact['index']}", asked_out_of_order=fact["index"] > announced["index"] and [fact["station"]] == stations[turn:turn + 1],
              asked_too_many=turn < together or heard_before(fact["index"]) < enough)
    closed_at, due = (datetime.fromisoformat(text.replace("Z", "+00:00")) for text in (close["closedAt"], announced["closesAt"]))
    check(f"leaf {close['index']}", closed_early=len(asked) >= together and (len(asked) == len(stations) or heard_before(close["index"]) >= enough) and closed_at >= due)
def check_population(draw, facts, before, close):
    end, plan = f"leaf {close['index']}", before["next"]["plan"]
    done = {earlier for fact in facts if fact["type"] == "draw_closed" and fact["draw"] < draw for earlier in fact["again"]}
    void = sorted({fact["draw"] for fact in facts if fact["type"] == "draw_voided" and fact["index"] < close["index"]} - done)
    check(end, again_differs=close["again"] == void)
    ripe = ripe_of(facts, before["index"], close["index"], void)
    items = {f"{item['kind']}:{item['item']}": item for item in ripe}
    check(end, item_twice=len(items) == len(ripe))
    for gone in close["exclusions"]:
        name = f"{gone['kind']}:{gone['item']}"
        why = [fact["index"] for fact in facts if fact["type"] == "check_excluded" and (fact["kind"], fact["item"]) == (gone["kind"], gone["item"])]
        check(end, exclusion_unjustified=gone["index"] in why and gone["index"] < close["index"] and items.pop(name, None))
    population = sorted((line_of(item, plan) for item in items.values()), key=line_text)
    told = {"size": len(population), "root": lines_root(population), "strata": [{"key": key, "size": size} for key, size, _ in parts_of(population, plan)]}
    check(end, population_differs=close["population"] == told)
    return population, told["root"]
def replay(draw, facts, batches, said):
    before, announced, close = open_draw(draw, facts)
    fixed, plan, end = before["next"], before["next"]["plan"], f"leaf {close['index']}"
    of = lambda kind, number=draw: [fact for fact in facts if fact["type"] == kind and fact["draw"] == number]
    shown = of("draw_finished", fixed["order"]["draw"])[:1] if fixed["order"]["draw"] else [{"seed": "0" * 64, "index": -1}]
    check(f"leaf {before['index']}", order_differs=not shown or shown[0]["seed"] == fixed["order"]["seed"] and shown[0]["index"] < before["index"])
    said += [] if shown else ["order_by_hq"]
    asked, heard = ([fact for fact in of(kind) if fact["index"] < close["index"]] for kind in ("draw_asked", "draw_committed"))
    check_asking(draw, fixed, announced, close, asked, heard)
    keys, first, secrets = {one["station"]: one["key"] for one in fixed["roster"]}, {}, {}
    for fact in heard:
        check(f"leaf {fact['index']}", not_custodian=fact["station"] in keys and fact["station"] in [one["station"] for one in asked if one["index"] < fact["index"]])
        check_batch(fact, batches, {"draw": draw, "announcement": place(announced), "commitment": fact["commitment"]}, keys[fact["station"]])
        first.setdefault(fact["station"], fact["commitment"])
    check(end, commitment_omitted=close["commitments"] == [{"station": key, "commitment": first[key]} for key in sorted(first)],
          hq_secret_differs=commitment(draw, before["leafHash"], "hq", close["secret"]) == announced["commitment"])
    population, root = check_population(draw, facts, before, close)
    for fact in of("draw_revealed"):
        opens = commitment(draw, announced["leafHash"], fact["station"], fact["secret"]) == first.get(fact["station"])
        check(f"leaf {fact['index']}", secret_differs=fact["index"] > close["index"] and opens, close_differs=fact["close"] == place(close))
        check_batch(fact, batches, {"draw": draw, "close": place(close), "root": root, "secret": fact["secret"]})
        secrets[fact["station"]] = fact["secret"]
    finished = of("draw_finished")
    if first.keys() - secrets.keys():
        check(f"leaf {finished[0]['index']}" if finished else "", seed_differs=not finished)
        return {"state": "waits", "seed": None, "sample": []}
    opened = [{"id": key, "secret": value} for key, value in sorted({**secrets, "hq": close["secret"]}.items())]
    seed = digest(type="draw-seed", draw=draw, plan=digest(type="draw-plan", **plan), close=close["leafHash"], root=root, secrets=opened)
    sample = sample_of(population, plan, draw, seed)
    for fact in finished:
        check(f"leaf {fact['index']}", seed_differs=fact["seed"] == seed, sample_differs=fact["sample"] == {"size": len(sample), "root": lines_root(sample)})
    return {"state": "true" if finished else "waits", "seed": seed, "sample": [f"{line['kind']}:{line['item']}" for line in sample]}
def judge(case):
    by = []
    given, said = [key for key in map(witness_key, case.get("witnessKeys") or []) if key], [] if case.get("root") else ["root_not_given"]
    try:
        *bundle, by = read_bundle(pathlib.Path(case["file"]).read_bytes(), case.get("root"))
        said += [] if any((name, key) in given for name, key, _ in by) else ["no_given_witness"]
        return {"state": None, "code": None, "entry": None, **replay(*bundle, said), "said": said}, by
    except Exception as error:  # what is no Refused found a value of another form than its line must have
        code, entry = error.args if isinstance(error, Refused) else ("line_refused", None)
        return {"state": "refused", "code": code, "entry": entry, "seed": None, "sample": [], "said": said}, by
def cases_asked():
    parser = argparse.ArgumentParser(description="Replay a draw of Rollcall from its file and print the verdict as one line of JSON.",
                                     epilog="Exit status: 0 true, or waits for secrets; 1 refused; 2 it could not be read; 3 valid, but no witness whose key was given cosigned it. Words go to standard error. docs/checks.md says how to recompute it by yourself.")
    parser.add_argument("file", nargs="?", help="the file of a draw, downloaded from its page; without it, cases come from standard input, a JSON object a line")
    parser.add_argument("--root", metavar="FINGERPRINT", help="of HQ's root key: the end of an enrolment code, behind the dot")
    parser.add_argument("--witness-key", metavar="KEY", action="append", default=[], help="verifier key as a witness told it; may be given several times")
    given = parser.parse_args()
    if given.file is None:
        if given.root is not None or given.witness_key or sys.stdin.isatty():
            parser.error("give the file of a draw")
        return map(json.loads, sys.stdin)
    if given.root is not None and not re.fullmatch("[a-z2-7]{26}", given.root):
        parser.error("--root: a fingerprint has 26 characters, a-z and 2-7")
    if None in map(witness_key, given.witness_key):
        parser.error("--witness-key: a key has the form <name>+<key id>+<base64>")
    try:
        open(given.file, "rb").close()
    except OSError as error:
        parser.error(f"{given.file}: {error.strerror}")
    return [{"file": given.file, "root": given.root, "witnessKeys": given.witness_key, "tell": True}]
def tell(verdict, by, asked):  # In words, beside the JSON: entries of the ledger are numbered from 1, times are local
    say = lambda *words: print(*words, file=sys.stderr)
    entry = re.sub(r"\bleaf (\d+)", lambda leaf: f"entry {int(leaf[1]) + 1}", verdict["entry"] or "")
    say(f"REFUSED: {entry} [{verdict['code']}]" if verdict["state"] == "refused" else "TRUE" if verdict["state"] == "true" else "SO FAR TRUE: not all secrets are open")
    for name, key, seconds in by:
        say(f"  {name} cosigned at {datetime.fromtimestamp(seconds, LOCAL):%Y-%m-%d %H:%M:%S +08:00} by its clock" + (", a witness whose key you gave" if (name, key) in asked else ""))
    if verdict["state"] != "refused" and asked and "no_given_witness" in verdict["said"]:
        say("NOT WITNESSED AS ASKED: no witness whose key you gave cosigned it.")
status = 0
for case in cases_asked():
    verdict, by = judge(case)
    print(json.dumps(verdict, ensure_ascii=False), flush=True)
    asked = [key for key in map(witness_key, case.get("witnessKeys") or []) if key]
    if case.get("tell"): tell(verdict, by, asked)
    status = 1 if verdict["state"] == "refused" else 3 if asked and "no_given_witness" in verdict["said"] else 0
sys.exit(status)
