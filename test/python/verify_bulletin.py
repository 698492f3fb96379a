"""Checks the package of a sealed bulletin, after docs/bulletins.md: it shares no code with `rollcall bulletin verify`.

    verify_bulletin.py FILE [--root FINGERPRINT] [--witness-key KEY]...     `--help` says more, and the exit statuses
    verify_bulletin.py < cases.jsonl     one answer a line; one case a line, {"file", "root"?, "witnessKeys"?: [key...]}
Python's standard library and `cryptography`. It recomputes three metrics of every unit from the rows: use, coverage and answers, and
reads what workbook and document say. A refusal names the first check that doesn't hold, and the file in the package. `unbound`: made
before 0.3.0, so HQ signed no list of what is in it, and something may have been taken out.
"""
import argparse, base64, hashlib, json, pathlib, re, sys
from datetime import datetime, timedelta, timezone
sys.dont_write_bytecode = True
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from bulletin_papers import Differs, check_document, check_workbook
from bulletin_sheets import workbook_sheets
from read_papers import PaperRefused, read_zip

MUST = ["seal.json", "input.json", "bulletin.json", "figures.xlsx", "keys.json", "checkpoint.txt"]
ORDER = MUST[:4] + ["bulletin.docx", "persons.json", "erasures.json"] + MUST[4:] + ["package.jws"]
STATEMENT = {"v", "origin", "bulletinId", "personsWithheld", "witnesses", "entries"}
SEAL = set("kind year number period cutOff inputDigest bulletinDigest files persons checkpoint submittedBy by".split())
LOCAL = timezone(timedelta(hours=8))
# metric: (rows, what each row adds above the line, and below it): the product of these columns
METRICS = {"use": ("officerDays", ["due", "withFootage"], ["due"]), "coverage": ("shifts", ["recordedMs"], ["dueMs"]),
           "answer": ("findings", ["inTime"], ["due"])}


class Refused(Exception):
    pass


def check(entry, **checks):
    for name, holds in checks.items():
        if not holds:
            raise Refused(name, entry)


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value):  # RFC 8785 of whole numbers and keys of the basic plane
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def or_none(ask):
    def answer(*given):
        try:
            return ask(*given)
        except (InvalidSignature, ValueError, KeyError, TypeError):
            return None
    return answer


@or_none
def unbase64(text, spare=b"+/"):
    data = base64.b64decode(text + "=" * (-len(text) % 4 if spare == b"-_" else 0), altchars=spare, validate=True)
    again = base64.b64encode(data, altchars=spare).decode()
    return data if text == (again.rstrip("=") if spare == b"-_" else again) else None


@or_none
def signed(key, signature, message):
    return Ed25519PublicKey.from_public_bytes(key).verify(signature, message) is None


def key_id(name, algorithm, key):
    return sha(f"{name}\n".encode(), bytes([algorithm]), key)[:4]


def witness_key(text):
    name, hexed, encoded = (text.split("+", 2) + ["", ""])[:3]
    key = unbase64(encoded) or b""
    right = len(key) == 33 and key[0] == 4 and key_id(name, 4, key[1:]).hex() == hexed
    return (name, key[1:]) if right else None


def open_keys(keys, root):  # (origin, {(name, key id): (algorithm, key)}) of HQ's key set and of witnesses
    entry = "keys.json"
    message, _, signature = keys["keySet"].rpartition(".")
    header, payload = (unbase64(part, b"-_") for part in message.split("."))
    told, opened = json.loads(header), json.loads(payload)
    own = unbase64(told["jwk"]["x"], b"-_")
    right = (told["alg"], told["typ"], "crit" in told) == ("EdDSA", "rollcall-keyset+jws", False)
    check(entry, key_set_refused=right and signed(own, unbase64(signature, b"-_"), message.encode()))
    thumbprint = sha(canonical({"crv": "Ed25519", "kty": "OKP", "x": told["jwk"]["x"]}).encode())
    check(entry, root_differs=root in (None, "", base64.b32encode(thumbprint).decode().lower()[:26]))
    ledger = [unbase64(key["jwk"]["x"], b"-_") for key in opened["keys"] if key["use"] == "ledger"]
    witnesses = [witness_key(text) for text in keys["witnesses"]]
    check(entry, witness_key_refused=None not in witnesses)
    origin = opened["origin"]
    return origin, {**{(origin, key_id(origin, 1, key)): (1, key) for key in ledger},
                    **{(name, key_id(name, 4, key)): (4, key) for name, key in witnesses}}


def open_note(text, origin, known):  # (size, root, [name, key and time of who cosigned])
    entry = "checkpoint.txt"
    form = r"(([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/=]{44})\n)\n((?:— [^\s+\ufeff]+ [A-Za-z0-9+/=]+\n)+)"
    match = re.fullmatch(form, text)
    check(entry, checkpoint_refused=match and len(unbase64(match[4]) or b"") == 32)
    check(entry, origin_differs=match[2] == origin)
    by = {}
    for _, name, encoded in (line.split(" ") for line in match[5].split("\n")[:-1]):
        data = unbase64(encoded) or b""
        algorithm, key = known.get((name, data[:4]), (0, b""))
        message = match[1]
        if algorithm == 4:
            message = f"cosignature/v1\ntime {int.from_bytes(data[4:12], 'big')}\n{match[1]}"
        check(entry, signature_unknown=algorithm, signature_repeated=(name, data[:4]) not in by,
              signature_wrong=signed(key, data[4 if algorithm == 1 else 12:], message.encode()))
        by[name, data[:4]] = (algorithm, name, key, int.from_bytes(data[4:12], "big"))
    check(entry, ledger_signature_missing=any(algorithm == 1 for algorithm, *_ in by.values()))
    return int(match[3]), unbase64(match[4]), [cosigned for algorithm, *cosigned in by.values() if algorithm == 4]


def is_included(leaf, index, size, proof, root):  # RFC 9162, 2.1.3.2
    node, last, value = index, size - 1, leaf
    for part in proof:
        if last <= 0:
            return False
        if node & 1 or node == last:
            value = sha(b"\1", part, value)
            while node and not node & 1:
                node, last = node >> 1, last >> 1
        else:
            value = sha(b"\1", value, part)
        node, last = node >> 1, last >> 1
    return 0 <= index < size and last == 0 and value == root


def open_seal(fact, size, root):  # What the ledger says was sealed
    entry = "seal.json"
    subject, payload, salt, leaf = (fact[name] for name in ("subject", "payload", "salt", "leaf"))
    check(entry, half_erased=[subject, payload, salt].count(None) in (0, 3))
    check(entry, wrong_fact=leaf["type"] == "bulletin_sealed" and payload and payload.keys() - {"for", "papers"} == SEAL)
    papers = payload.get("papers", {"wording": 2, "sealedAt": 0, "prefix": 0})
    check(entry, wrong_fact=papers.keys() == {"wording", "sealedAt", "prefix"} and papers["wording"] == 2)
    check(entry, wrong_fact=re.fullmatch(r"bulletin:[0-9a-f-]{36}", subject))
    check_fact(fact, size, root, entry)
    return payload


def check_fact(fact, size, root, entry):
    check(entry, half_erased=[fact[name] for name in ("subject", "payload", "salt")].count(None) in (0, 3))
    if fact["salt"] is not None:
        text = canonical({"payload": fact["payload"], "subject": fact["subject"]}).encode()
        check(entry, payload_differs=sha(bytes.fromhex(fact["salt"]), text).hex() == fact["leaf"]["payloadSha256"])
    value = sha(b"\0", canonical(fact["leaf"]).encode())
    proof = [bytes.fromhex(part) for part in fact["proof"]]
    check(entry, not_in_tree=is_included(value, fact["index"], size, proof, root))


@or_none
def open_statement(data, keys):  # What HQ says that it put together; None unless one of its message keys signed it
    text = data.decode()
    message, _, signature = text.rpartition(".")
    header, payload = (unbase64(part, b"-_") for part in message.split("."))
    told, said = json.loads(header), json.loads(payload.decode())
    right = (told["alg"], told["typ"], "crit" in told) == ("EdDSA", "rollcall-bulletin-package+jws", False)
    listed = json.loads(unbase64(keys["keySet"].split(".")[1], b"-_"))["keys"]
    right = right and any(signed(unbase64(key["jwk"]["x"], b"-_"), unbase64(signature, b"-_"), message.encode())
                          for key in listed if key["use"] == "message")
    shaped = said.keys() == STATEMENT and said["v"] == 1 and type(said["personsWithheld"]) is bool
    shaped = shaped and all(one.keys() == {"name", "sizeBytes", "sha256"} for one in said["entries"])
    return said if right and shaped and canonical(said).encode() == payload else None


def check_statement(said, files, origin, subject, keys):
    entry = "package.jws"
    check(entry, origin_differs=said["origin"] == origin)
    check("seal.json", issue_differs=f"bulletin:{said['bulletinId']}" == subject)
    check("keys.json", witnesses_differ=said["witnesses"] == keys["witnesses"])
    listed = {one["name"]: one for one in said["entries"]}
    for name in listed:
        check(name, entry_missing=name in files)
    for name in (name for name in files if name != entry):
        check(name, entry_unexpected=name in listed)
        check(name, file_size_differs=listed[name]["sizeBytes"] == len(files[name]))
        check(name, file_digest_differs=listed[name]["sha256"] == sha(files[name]).hex())
    check(entry, list_refused=len(listed) == len(said["entries"]))
    check(entry, entry_unexpected=list(files) == [*listed, entry])


def names_gone(facts, fact, seal, size, root):  # Of whom the ledger says that their names were erased, or lost in a restore
    entry, gone, last = "erasures.json", set(), -1
    sealed = {one["person"] for one in seal["persons"]}
    check(entry, wrong_shape=isinstance(facts, list) and len(facts) > 0)
    for one in facts:
        check_fact(one, size, root, entry)
        check(entry, facts_out_of_order=one["index"] > last)
        told, last = one["payload"] or {}, one["index"]
        if one["leaf"]["type"] == "bulletin_name_erased" and one["subject"] == fact["subject"] and told.get("person") in sealed:
            gone.add(told["person"])
        else:
            lost = one["leaf"]["type"] == "ledger_recovered" and told.get("before", size) <= fact["index"] < told.get("after", 0)
            check(entry, wrong_fact=lost)
            gone |= sealed
    return gone


def check_papers(entry, ask, *given):
    try:
        ask(*given)
    except PaperRefused:
        raise Refused("paper_refused", entry) from None
    except Differs:
        raise Refused("text_differs", entry) from None


def sums_of(rows, columns, unit=None):  # [above the line, below it]
    table, above, below = columns
    sums = [0, 0]
    names = rows[table]["columns"]
    for values in rows[table]["rows"]:
        row = dict(zip(names, values, strict=True))
        if unit is not None and (row["unitCode"] or "") != unit:
            continue
        for place, factors in enumerate((above, below)):
            product = 1
            for name in factors:
                product *= row[name]
            sums[place] += product
    return sums


def check_figures(content, rows):
    def compare(figures, unit=None):
        told = {figure["metric"]: figure["now"] for figure in figures}
        for metric, columns in METRICS.items():
            value = told.get(metric, {"numerator": 0, "denominator": 0})
            right = [value["numerator"], value["denominator"]] == sums_of(rows, columns, unit)
            check("bulletin.json", content_differs=right)
    overview = content["overview"]
    compare(overview["total"])
    told = [one["unitCode"] or "" for one in overview["units"]]
    check("bulletin.json", content_differs=len(told) == len(set(told)))
    for one in overview["units"]:
        compare(one["figures"], one["unitCode"] or "")
    for unit in {(dict(zip(rows[table]["columns"], row))["unitCode"] or "") for table, *_ in METRICS.values() for row in rows[table]["rows"]}:
        if unit not in told:
            compare([], unit)


def read_package(data):
    files, bad = read_zip(data)
    for entry, code in bad:
        raise Refused(code, entry)
    for name in MUST:
        check(name, entry_missing=name in files)
    places = [ORDER.index(name) if name in ORDER else -1 for name in files]
    for nr, name in enumerate(files):
        check(name, entry_unexpected=places[nr] > max([-1, *places[:nr]]))
    values = {}
    for name in files:
        if name.endswith(".json"):
            values[name] = or_none(lambda raw: json.loads(raw.decode()))(files[name])
            check(name, not_canonical=values[name] is not None and canonical(values[name]).encode() == files[name])
    return files, values


def judge_package(data, root):  # (the seal, how many persons are proved, who cosigned, whether HQ signed a list of the package)
    files, values = read_package(data)
    origin, known = open_keys(values["keys.json"], root)
    size, tree, by = open_note(files["checkpoint.txt"].decode(), origin, known)
    listed = [witness_key(text) for text in values["keys.json"]["witnesses"]]
    cosigned = [(name, key) for name, key, _ in by]
    check("checkpoint.txt", cosignature_stripped=all(witness in cosigned for witness in listed))
    fact = values["seal.json"]
    seal = open_seal(fact, size, tree)
    said = open_statement(files["package.jws"], values["keys.json"]) if "package.jws" in files else None
    bound = "package.jws" in files or "papers" in seal
    check("input.json", input_differs=sha(files["input.json"]).hex() == seal["inputDigest"])
    content = values["bulletin.json"]["content"]
    check_figures(content, values["input.json"]["rows"])
    check("bulletin.json", bulletin_differs=sha(files["bulletin.json"]).hex() == seal["bulletinDigest"])
    check("bulletin.json", issue_differs=all(content[name] == seal[name] for name in ("kind", "period", "cutOff")))
    sealed = {file["name"]: (file["bytes"], file["sha256"]) for file in seal["files"]}
    is_file = lambda name: sealed.get(name) == (len(files[name]), sha(files[name]).hex())
    for name in ("input.json", "bulletin.json", "figures.xlsx"):
        check(name, file_differs=is_file(name))
    texts, document = values["bulletin.json"]["texts"], files.get("bulletin.docx")
    read = "papers" in seal  # what papers of before 0.3.0 say isn't compared
    if read:
        check_papers("figures.xlsx", check_workbook, seal, content, texts, files["figures.xlsx"], workbook_sheets)
    gone = names_gone(values["erasures.json"], fact, seal, size, tree) if "erasures.json" in files else set()
    check("bulletin.docx", file_differs=document is None or is_file("bulletin.docx"))
    check("bulletin.docx", entry_missing=document is not None or not bound or gone)
    commitments = {one["person"]: one["commitment"] for one in seal["persons"]}
    told = lambda one: {"type": "bulletin-person", "salt": one["salt"], "badgeNo": one["badgeNo"], "name": one["name"]}
    proves = lambda one: sha(canonical(told(one)).encode()).hex() == commitments.get(one["person"])
    persons, withheld, last = values.get("persons.json", []), bool(said and said["personsWithheld"]), 0
    check("persons.json", wrong_shape="persons.json" not in files or isinstance(persons, list) and len(persons) > 0)
    names = {one["person"]: one["name"] for one in persons if proves(one)}
    if read and document is not None:
        check_papers("bulletin.docx", check_document, seal, content, texts, names, document)
    for one in persons:
        check("persons.json", person_repeated=int(one["person"][1:]) > last, person_unknown=one["person"] in commitments)
        check("persons.json", person_differs=proves(one))
        last = int(one["person"][1:])
    missing = commitments.keys() - {one["person"] for one in persons} - gone
    check("persons.json", person_missing=not bound or withheld or not missing)
    check("persons.json", entry_unexpected=not withheld or "persons.json" not in files)
    if bound:
        check("package.jws", entry_missing="package.jws" in files, list_refused=said)
        check_statement(said, files, origin, fact["subject"], values["keys.json"])
    return seal, len(persons), by, bound


def judge(case):
    given = [key for key in map(witness_key, case.get("witnessKeys") or []) if key]
    said = [] if case.get("root") else ["root_not_given"]
    try:
        seal, proved, by, bound = judge_package(pathlib.Path(case["file"]).read_bytes(), case.get("root"))
    except Exception as error:  # what is no Refused found a value of another form than it must have
        code, entry = error.args if isinstance(error, Refused) else ("wrong_shape", None)
        return {"state": "refused", "code": code, "entry": entry, "issue": None, "said": said}, []
    said += [] if any((name, key) in given for name, key, _ in by) else ["no_given_witness"]
    said += ["persons_not_shown"] if proved < len(seal["persons"]) else []
    said += [] if bound else ["package_not_bound"]
    said += [] if "papers" in seal else ["papers_not_read"]
    issue = {name: seal[name] for name in ("kind", "year", "number")}
    return {"state": "true" if bound else "unbound", "code": None, "entry": None, "issue": issue, "said": said}, by


def tell(verdict, by, asked):  # In words, beside the JSON; times are local
    def say(*words):
        print(*words, file=sys.stderr)
    say(verdict["state"].upper() if verdict["state"] != "refused" else f"REFUSED: {verdict['entry'] or ''} [{verdict['code']}]")
    for name, key, seconds in by:
        given = ", a witness whose key you gave" if (name, key) in asked else ""
        say(f"  {name} cosigned at {datetime.fromtimestamp(seconds, LOCAL):%Y-%m-%d %H:%M:%S +08:00} by its clock{given}")
    if verdict["state"] != "refused" and asked and "no_given_witness" in verdict["said"]:
        say("NOT WITNESSED AS ASKED: no witness whose key you gave cosigned it.")


def cases_asked():
    parser = argparse.ArgumentParser(
        description="Check the package of a sealed bulletin of Rollcall and print the verdict as one line of JSON.",
        epilog="Exit status: 0 true or unbound; 1 refused; 2 it could not be read; 3 valid, but no witness whose key was given cosigned it. "
               "Words go to standard error. docs/bulletins.md says how to check it by yourself.")
    parser.add_argument("file", nargs="?", help="the package of an issue, downloaded from its page; without it, cases come from standard "
                                                "input, a JSON object a line")
    parser.add_argument("--root", metavar="FINGERPRINT", help="of HQ's root key: the end of an enrolment code, behind the dot")
    parser.add_argument("--witness-key", metavar="KEY", action="append", default=[],
                        help="verifier key as a witness told it; may be given several times")
    given = parser.parse_args()
    if given.file is None:
        if given.root is not None or given.witness_key or sys.stdin.isatty():
            parser.error("give the package of an issue")
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


if __name__ == "__main__":
    status = 0
    for case in cases_asked():
        verdict, by = judge(case)
        print(json.dumps(verdict, ensure_ascii=False), flush=True)
        asked = [key for key in map(witness_key, case.get("witnessKeys") or []) if key]
        if case.get("tell"):
            tell(verdict, by, asked)
        status = 1 if verdict["state"] == "refused" else 3 if asked and "no_given_witness" in verdict["said"] else 0
    sys.exit(status)
