"""Why a code of NCTS is judged by no rule here: met by other means, not applicable in CATS, or open. Data only."""

UNION = "Union goods and their proofs do not exist in CATS (CATS_002)"
TIR = "a TIR movement is not carried (CATS_001)"
ANDORRA = "concerns Andorra and San Marino only"
EXPORT = "concerns the interface with the Union's export system"
EXCISE = "concerns the Union's excise system"
RISK = "no results of risk analysis stand in a record of CATS (C0813)"
SECURITY_AREA = "CATS has no security area to which only some contracting parties belong"
EXIT = "offices of exit for transit are not declared (C0587)"

# Kept by other means than a rule: by the structure, by what CATS builds, by another rule.
MET: dict[str, str] = {
    "C0461": "filled with the answer: the header is there when the refused message had an MRN",
    "C0828": "fallback may be described for every function that list CL168 names, and no other function is accepted",
    "C0844": "goods are released in full only, so that none are listed (C0352)",
    "R0100": "a choice of language, met by the answers",
    "R0102": "met by the structure: 0 or 1",
    "R0350": "contained in R0859", "R0352": "contained in CATS_005",
    "R0840": "met by the structure; see R0850",
    "G0001": "contained in C0001 and R3060 to R3062",
    "G0002": "met by the structure", "G0005": "met by the structure", "G0014": "met by the structure",
    "G0007": "filled with the answer: the header is there when the refused message had an MRN",
    "G0009": "filled with the answer: 90 and 93 point at the MRN, 92 at the root element",
    "G0010": "filled with the answer: each fault carries the list, condition or rule that was broken",
    "G0011": "filled with the answer: each fault of structure carries its text",
    "G0012": "filled with the answer: a pointer that is too long is shortened",
    "G0013": "filled with the answer: each fault of structure carries the value",
    "G0030": "contained in C0030 and G0142", "G0033": "contained in CATS_005 and CATS_060",
    "G0085": "a refusal is never answered with a refusal", "G0086": "a refusal is never answered with a refusal",
    "G0130": "the record is sent once to each administration, and one without an office here is refused",
    "G0160": "a release always names its control result",
    "G0170": "the closure notice is sent once to each administration",
    "G0036": "contained in list CL179: the offices competent for enquiry and recovery",
    "G0203": "contained in list CL176: the offices of enquiry",
    "G0204": "contained in list CL179: the offices competent for enquiry and recovery",
    "G0210": "contained in R0518",
    "G0367": "contained in C0365",
    "G0217": "a refusal names the faulty elements only",
    "G0332": "contained in C0823",
    "G0510": "contained in C0027",
    "G0860": "the representative of the declaration is named in what is answered to it",
    "G0868": "a refusal repeats the parties as they were received",
}  # fmt: skip

NOT_APPLICABLE: dict[str, str] = {
    "C0035": UNION, "R0020": UNION, "R0601": UNION, "G0034": UNION, "G0069": UNION,
    "R0901": TIR, "R0990": TIR,
    "R0904": ANDORRA, "R0905": ANDORRA, "R0906": ANDORRA, "R0909": ANDORRA, "R0911": ANDORRA,
    "C0251": RISK, "C0715": RISK, "G0003": RISK, "G0041": RISK, "G0715": RISK, "G0716": RISK, "G0821": RISK,
    "G0869": RISK,
    "C0812": SECURITY_AREA, "G0020": SECURITY_AREA,
    "C0716": "names only messages of the interface with the Union's export system",
    "R0004": "a release may be later than an arrival that was estimated before it: the record shows what was declared",
    "G0152": EXIT, "G0153": EXIT,
    "R0060": "no national tariff is common to CATS (C0821)",
    "R0103": EXIT, "G0587": EXIT,
    "R0416": "export numbers of the region have no common form",
    "R0851": "the consignee is looked up where he lives, not at departure",
    "G0025": EXPORT, "G0026": EXPORT, "G0068": EXPORT, "G0071": EXPORT, "G0072": EXPORT, "G0991": EXPORT,
    "G0050": EXCISE, "G0058": EXCISE, "G0414": EXCISE, "G0424": EXCISE,
    "G0137": "speaks of the Union's date of transition",
    "G0167": "nothing is lodged before presentation (CATS_003)",
    "G0301": "no edition of the list CL016",
}  # fmt: skip

# Open although the messages concerned are exchanged.
OPEN: dict[str, str] = {
    "G0017": "an officer may find goods satisfactory whose seals are not in order",
    "G0127": "CATS states the day of the control; the limit date travels in no message yet",
    "G0064": "a term for a message that is not exchanged yet",
    "R0019": "its lists of states (CL154, CL155) follow with the answers on the state of a movement",
    "G0035": "who asks is compared with the owner where the query is answered, which is not exchanged yet",
    "G0139": "differences at unloading are not read yet (CATS_065)",
}

# Guidelines that tell a reader how to understand or fill an element: nothing that a document could violate by itself.
GUIDANCE: frozenset[str] = frozenset(
    [
        "G0015",
        "G0016",
        "G0021",
        "G0023",
        "G0024",
        "G0029",
        "G0032",
        "G0038",
        "G0039",
        "G0040",
        "G0042",
        "G0045",
        "G0057",
        "G0061",
        "G0062",
        "G0088",
        "G0090",
        "G0102",
        "G0103",
        "G0105",
        "G0112",
        "G0113",
        "G0115",
        "G0117",
        "G0118",
        "G0123",
        "G0126",
        "G0131",
        "G0143",
        "G0150",
        "G0151",
        "G0165",
        "G0171",
        "G0172",
        "G0173",
        "G0186",
        "G0190",
        "G0196",
        "G0201",
        "G0205",
        "G0213",
        "G0300",
        "G0321",
        "G0500",
        "G0670",
        "G0825",
        "G0850",
        "G0905",
        "G0906",
        "G0988",
        "G0989",
    ]
)

# A code that is judged, but not in these messages.
IN_MESSAGES: dict[str, dict[str, tuple[str, ...]]] = {
    "C0060": {"no goods are listed, since they are released in full only (C0352)": ("CC025C",)},
    "R0221": {"no goods are listed, since they are released in full only (C0352)": ("CC025C",)},
    "R0223": {"no goods are listed, since they are released in full only (C0352)": ("CC025C",)},
    "R0364": {"no goods are listed, since they are released in full only (C0352)": ("CC025C",)},
    "C0086": {"an access code is shown to nobody": ("CC029C",)},
    "C0137": {"free in a decision of customs": ("CC009C",)},
    "C0250": {
        "the party is repeated as it was declared, or named in full where the reader cannot look it up": (
            "CC004C", "CC009C", "CC019C", "CC028C", "CC029C", "CC043C", "CC045C", "CC051C", "CC056C", "CC060C",
            "CC928C", "CC017C", "CC022C", "CC023C", "CC035C", "CC140C", "CC228C", "CC229C",
        )
    },
    "C0505": {"a refusal repeats the parties as they were received (G0868)": ("CC056C",)},
    "G0006": {
        "the goods stand in the record, with which an officer compares them": (
            "CC007C", "CC044C", "CD018C", "CC182C", "CD180C", "CD181C",
        )
    },
    "G0101": {"told as it was: who asked is known": ("CC009C",)},
    "G0120": {
        "the holder of an accepted declaration has a number, and answers repeat it": (
            "CC004C", "CC009C", "CC014C", "CC019C", "CC028C", "CC029C", "CC043C", "CC045C", "CC051C", "CC055C",
            "CC056C", "CC060C", "CC928C", "CD001C", "CD050C", "CC017C", "CC022C", "CC023C", "CC035C", "CC140C",
            "CC228C", "CD003C", "CD038C", "CD115C",
        )
    },
    "G0360": {"contained in C0930": ("CD018C", "CC017C")},
    "R0850": {"a refusal repeats the parties as they were received (G0868)": ("CC056C", "CC057C")},
    "R0910": {"a record names no authorisations; judged in CC029C, made with it": ("CD001C", "CD050C", "CD003C", "CD038C", "CD115C")},
}  # fmt: skip
