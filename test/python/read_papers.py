"""Reads the .docx and .xlsx of a bulletin, after docs/bulletin-papers.md: for verify_bulletin.py, which is the program.

Whatever could show more or less than the text of a file is refused: a file that can't be read to its last byte is none of HQ's.
"""
import re, struct, zlib

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SILENT = ["[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/custom.xml", "word/theme/theme1.xml",
          *(f"word/_rels/{of}.xml.rels" for of in "document endnotes fontTable footer1 footer2 footnotes".split()),
          *(f"word/{of}.xml" for of in "endnotes fontTable footnotes numbering settings styles".split())]
FOOTERS = ["word/footer1.xml", "word/footer2.xml"]
SPEAKS = re.compile(r"<(?:[\w.-]+:)?(?:t|vanish|webHidden|specVanish|instrText|sym|delText|altChunk|txbxContent|AlternateContent)[\s/>]"
                    r"|TargetMode|<!", re.A)
WORD = {f"w:{name}" for name in """document body p pPr r rPr rFonts color sz szCs t jc keepNext bottom top left right spacing ind pBdr
    tabs tab outlineLvl tbl tblPr tblW tblBorders insideH insideV tblLayout tblGrid gridCol tr trPr cantSplit tblHeader tc tcPr tcW
    tcMar vAlign drawing footerReference sectPr pgSz pgMar pgNumType docGrid ftr fldChar instrText""".split()}
DRAWN = set("""wp:inline wp:extent wp:effectExtent wp:docPr wp:cNvGraphicFramePr a:graphicFrameLocks a:graphic a:graphicData pic:pic
    pic:nvPicPr pic:cNvPr pic:cNvPicPr a:picLocks pic:blipFill a:blip a:srcRect a:stretch a:fillRect pic:spPr a:xfrm a:off a:ext
    a:prstGeom a:avLst""".split())
DECLARING = {"w:document", "w:ftr", "a:graphicFrameLocks", "a:graphic", "pic:pic"}
PROPERTIES = ["dc:title", "dc:creator", "cp:lastModifiedBy", "cp:revision", "dcterms:created", "dcterms:modified"]
SHEET = {"worksheet": {"xmlns", "xmlns:r"}, "dimension": {"ref"}, "sheetViews": set(), "sheetView": {"workbookViewId"},
         "pane": {"ySplit", "topLeftCell", "state", "activePane"}, "sheetFormatPr": {"defaultRowHeight"}, "cols": set(),
         "col": {"min", "max", "width", "customWidth"}, "sheetData": set(), "row": {"r"}, "c": {"r", "t", "s"}, "v": set(),
         "pageMargins": {"left", "right", "top", "bottom", "header", "footer"}}
WORKBOOK = {"workbook": {"xmlns", "xmlns:r"}, "bookViews": set(), "sheets": set(), "sheet": {"name", "sheetId", "r:id"},
            "workbookView": {"xWindow", "yWindow", "windowWidth", "windowHeight", "activeTab"}, "calcPr": {"calcId", "fullCalcOnLoad"}}
TEXTS = {"sst": {"xmlns", "count", "uniqueCount"}, "si": set(), "t": {"xml:space"}}
TIMES = {"cp:coreProperties": {"xmlns:cp", "xmlns:dc", "xmlns:dcterms", "xmlns:xsi"}, "dcterms:created": {"xsi:type"},
         "dcterms:modified": {"xsi:type"}}
DECLARATION = re.compile(r'<\?xml version="1\.0" encoding="UTF-8"(?: standalone="yes")?\?>\n?')
PIECE = re.compile(r'<(/?)([A-Za-z][\w:.-]*)((?: [\w:.-]+="[^"<]*")*) ?(/?)>|([^<]+)', re.A)
ATTRIBUTE = re.compile(r' ([\w:.-]+)="([^"]*)"', re.A)
ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class PaperRefused(Exception):
    pass


def refuse_unless(holds, at):
    if not holds:
        raise PaperRefused(at)


def read_zip(data):
    """The entries of a ZIP of the form of exports (no ZIP64) in their order, and (entry, code) of what is wrong with it."""
    entries, names, offset, directory, bad = {}, [], 0, b"", []
    while data[offset:offset + 4] == b"PK\3\4" and len(data) >= offset + 30:
        crc, size, length = struct.unpack_from("<II4xH", data, offset + 14)
        encoded, start = data[offset + 30:offset + 30 + length], offset + 30 + length
        content, name = data[start:start + size], encoded.decode(errors="replace")
        head = struct.pack("<HHHHHIIIHH", 20, 0x0800, 0, 0, 0x0021, crc, size, size, length, 0)
        bad += [(name, "zip_header")] if data[offset + 4:start] != head + encoded else []
        bad += [(name, "zip_crc")] if crc != zlib.crc32(content) else []
        bad += [(name, "entry_unexpected")] if name in entries else []
        directory += b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, offset) + encoded
        entries.setdefault(name, content)
        names, offset = [*names, name], start + size
    end = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, len(names), len(names), len(directory), offset, 0)
    whole = data[offset:] == directory + end
    return entries, bad + ([] if whole else [("(zip)", "zip_directory" if data[offset + len(directory):] == end else "zip_end")])


def open_parts(data):
    parts, bad = read_zip(data)
    refuse_unless(not bad, "(zip)")
    return parts


def text_of(parts, name):
    try:
        return parts[name].decode()
    except (KeyError, UnicodeDecodeError):
        raise PaperRefused(name) from None


def plain(text, name):
    def said(match):
        code = re.fullmatch(r"#([0-9]{1,6})", match[1])
        refuse_unless(match[0].endswith(";") and (code or match[1] in ENTITIES), name)
        return chr(int(code[1])) if code else ENTITIES[match[1]]
    return re.sub(r"&([^;&]*);?", said, text) if "&" in text else text


def events_of(parts, name, only=None):
    """(kind, element or text, attributes, the elements around it) one after the other. `only`: elements with what they may have."""
    text, events, parents, roots = text_of(parts, name), [], [], 0
    start = DECLARATION.match(text)
    refuse_unless(start, name)
    at = start.end()
    while at < len(text):
        found = PIECE.match(text, at)
        refuse_unless(found, name)
        slash, element, given, ends, content = found.groups()
        at = found.end()
        if content is not None:
            refuse_unless(parents, name)
            events.append(("text", plain(content, name), {}, parents))
        elif slash:
            refuse_unless(parents and parents[-1] == element and not given and not ends, name)
            parents = parents[:-1]
            events.append(("close", element, {}, parents))
        else:
            roots += not parents
            pairs = ATTRIBUTE.findall(given)
            attributes = {key: plain(value, name) for key, value in pairs}
            refuse_unless(len(pairs) == len(attributes), name)
            refuse_unless(only is None or element in only and attributes.keys() <= only[element], f"{name} <{element}>")
            events.append(("open", element, attributes, parents))
            if ends:
                events.append(("close", element, {}, parents))
            else:
                parents = [*parents, element]
    refuse_unless(not parents and roots == 1, name)
    return events


def lines_of(parts, name, root):
    events = events_of(parts, name)
    kind, first, attributes, _ = events[0]
    refuse_unless(first == root and attributes.get("xmlns:w") == NAMESPACE, name)
    lines, line = [], None
    for kind, what, attributes, parents in events:
        if kind == "text":
            shown = parents[-1] == "w:t" or parents[-1] == "w:instrText" and root == "w:ftr"
            refuse_unless(line is not None and shown, name)
            line += what
            continue
        if kind == "close":
            if what == "w:p":
                lines, line = [*lines, line], None
            continue
        value = attributes.get("w:val", "")
        refuse_unless(what in WORD | DRAWN, f"{name} <{what}>")
        refuse_unless(what != "w:color" or value == "E60012", f"{name} <{what}>")
        refuse_unless(what not in ("w:sz", "w:szCs") or re.fullmatch("[0-9]+", value) and int(value) >= 18, f"{name} <{what}>")
        refuse_unless(what != "w:tab" or parents[-1] == "w:tabs", f"{name} <{what}>")
        refuse_unless(what in DECLARING or not any(key.startswith("xmlns") for key in attributes), f"{name} <{what}>")
        if what == "wp:docPr":
            same = attributes.get("name") == attributes.get("descr") and "hidden" not in attributes
            refuse_unless(same and line is not None, f"{name} <{what}>")
            line += f"[{attributes.get('name', '')}]"
        if what == "w:p":
            refuse_unless(line is None, name)
            line = ""
    return lines


def read_document(data):  # (lines, those of the tables cell by cell; properties)
    parts, core = open_parts(data), "docProps/core.xml"
    known = {"word/document.xml", core, *FOOTERS, *SILENT}
    for name in known:
        refuse_unless(name in parts, name)
    for name in parts:
        refuse_unless(name in known or re.fullmatch(r"word/media/image[0-9]+\.png", name), name)
    for name in SILENT:
        refuse_unless(not SPEAKS.search(text_of(parts, name)), name)
    for name in FOOTERS:
        refuse_unless("\n".join(lines_of(parts, name, "w:ftr")) == "— PAGE —", name)
    lines, said = lines_of(parts, "word/document.xml", "w:document"), dict.fromkeys(PROPERTIES, "")
    for kind, what, _, parents in events_of(parts, core):
        refuse_unless((parents[-1] if kind == "text" else what) in {*PROPERTIES, *([] if kind == "text" else ["cp:coreProperties"])}, core)
        if kind == "text":
            said[parents[-1]] += what
    return lines, list(said.values())


def read_workbook(data):  # ([(name, {place: text or number})], properties)
    parts, core = open_parts(data), "docProps/core.xml"
    book, links, texts_part, styles = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/styles.xml"
    sheets = [given for kind, what, given, _ in events_of(parts, book, WORKBOOK) if kind == "open" and what == "sheet"]
    targets = {given.get("Id"): given.get("Target") for kind, _, given, _ in events_of(parts, links) if kind == "open"}
    for nr, given in enumerate(sheets, 1):
        refuse_unless(targets.get(given.get("r:id")) == f"worksheets/sheet{nr}.xml", book)
    sheet_parts = [f"xl/worksheets/sheet{nr}.xml" for nr in range(1, len(sheets) + 1)]
    known = ["[Content_Types].xml", "_rels/.rels", "docProps/app.xml", core, links, texts_part, styles, "xl/theme/theme1.xml", book,
             *sheet_parts]
    for name in [*known, *parts]:
        refuse_unless(name in parts and name in known and not re.search("TargetMode|<!", text_of(parts, name)), name)
    for kind, what, given, _ in events_of(parts, styles):
        hides = kind == "open" and what == "numFmt"
        refuse_unless(not hides or given.get("formatCode") in ("@", "General", "yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss"), styles)
    texts = []
    for kind, what, _, parents in events_of(parts, texts_part, TEXTS):
        if kind == "open" and what == "si":
            texts.append("")
        if kind == "text":
            refuse_unless(parents[-1] == "t", texts_part)
            texts[-1] += what
    used, read = set(), []
    for name, part in zip([given.get("name", "") for given in sheets], sheet_parts):
        cells, place, is_text = {}, "", False
        for kind, what, given, parents in events_of(parts, part, SHEET):
            if kind == "open" and what == "c":
                place, is_text = given.get("r", ""), given.get("t") == "s"
                refuse_unless(re.fullmatch(r"[A-Z]{1,3}[1-9][0-9]{0,6}", place) and given.get("t") in (None, "s"), part)
            if kind == "text":
                number = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", what)
                refuse_unless(number and parents[-1] == "v" and place not in cells, part)
                refuse_unless(not is_text or what.isdecimal() and int(what) < len(texts), part)
                cells[place] = texts[int(what)] if is_text else float(what)
                used |= {int(what)} if is_text else set()
        read.append((name, cells))
    refuse_unless(len(used) == len(texts), texts_part)
    return read, [what for kind, what, *_ in events_of(parts, core, TIMES) if kind == "text"]
