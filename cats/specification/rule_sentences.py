"""What each rule asks for, one sentence per code, written for the contracting parties of CATS. Data only."""

SENTENCES: dict[str, str] = {
    # Numbers that count
    "R0007": "Declaration goods item numbers run from 1 upwards without a gap through the whole declaration.",
    "R0987": "Sequence numbers run from 1 upwards without a gap within the group that repeats.",
    "R0988": "Goods item numbers run from 1 upwards without a gap within each house consignment.",
    # References and the header
    "C0467": "Before the MRN is allocated the declaration is named by its LRN, afterwards by its MRN, never by both.",
    "C0511": "An answer names the message that it answers in its correlation identifier.",
    "C0685": "A notice of control names the declaration by its LRN before acceptance and by its MRN afterwards.",
    "R0008": "The correlation identifier is the message identification of the message that is answered or refused.",
    "R0028": "The check digit of the number (MRN or GRN) agrees with its other characters after ISO 6346.",
    "R0850": "An identification number begins with the country that issued it, followed by 1 to 15 characters.",
    # Declaration
    "C0045": "The declaration type of the item is given when that of the declaration is mixed, and only then.",
    "C0101": "With a reduced data set at least one authorisation is named.",
    "C0411": "A TIR carnet number is given for declaration type TIR, and only then.",
    "C0839": (
        "Only an authorised consignor (authorisation C521) states the limit date himself; "
        "he must do so unless the declaration is lodged before the goods are presented."
    ),
    "C0904": "A TIR holder number is given for declaration type TIR, and only then.",
    "R0520": (
        "An amendment leaves the holder, representative, office of departure, declaration types, LRN, MRN, "
        "security and commodity codes as they were; one that mends the guarantee changes the guarantee alone."
    ),
    # Offices and route
    "C0030": (
        "An office of transit is declared when departure and destination lie in different contracting parties "
        "or the route crosses another one, and never for TIR; within one contracting party it may be left out."
    ),
    "C0586": "The countries of routing are given when the itinerary is binding or security data are required.",
    "C0598": "The time of arrival at an office of transit is given where that office needs security data.",
    "G0142": "At every change of contracting party on the route, the office of transit of entry is declared.",
    "R0003": "Each office of transit is declared once.",
    "R0005": "The time of arrival estimated for an office of transit is later than the preparation of the message.",
    "R0006": (
        "When the goods end in another contracting party than they began, "
        "at least one office of transit lies in the contracting party of destination."
    ),
    "R0789": "More than one active means of transport at the border is given only when offices of transit are declared.",
    # Parties
    "C0001": (
        "The consignee is given for the whole consignment or for its house consignments, not for both; "
        "for goods that go to a contracting party he must be given at one of the two levels."
    ),
    "C0250": (
        "Name and address are left out for a person whose identification number the administrations know, "
        "and are required for anyone else."
    ),
    "C0505": "The postcode is given, except in countries that have none.",
    "C0542": (
        "The consignor is given for the whole consignment or for its house consignments, not for both, "
        "and not at all with a reduced data set that carries no security data."
    ),
    "R0506": (
        "What is the same in all house consignments (consignor, consignee, means of transport, charges, UCR, "
        "country of dispatch or destination) is stated once for the consignment instead."
    ),
    "R0507": (
        "What is the same in all items of a house consignment (declaration type, UCR, "
        "country of dispatch or destination) is stated once above them instead."
    ),
    # Places, means of transport, equipment
    "C0055": "Container numbers are given when goods travel in containers (at least one), and not otherwise.",
    "C0343": "The country of destination is given at exactly one level: consignment, house consignments or items.",
    "C0394": "The location of goods is described by the one sub-group or number that its qualifier calls for.",
    "C0403": "The place of loading is given, unless the declaration is lodged before the goods are presented.",
    "C0502": (
        "The reference number (UCR) is given at one level at most, "
        "and for each item when there is neither a UCR above it nor a transport document."
    ),
    "C0569": "Seals are listed when their number is greater than 0, and only then.",
    "C0670": "The goods in each piece of equipment are named, unless there is a single container.",
    "C0710": "The location of the goods is given, unless the declaration is lodged before they are presented.",
    "C0822": "The container indicator is given, unless the declaration is lodged before the goods are presented.",
    "C0823": "Transport equipment is described when goods travel in containers; without the indicator it is not.",
    "C0826": (
        "The means of transport at departure are given for the consignment or for its house consignments, "
        "not for both, and not at all for mail."
    ),
    "C0909": "The country of dispatch is given at exactly one level: consignment, house consignments or items.",
    "R0106": "The number of seals equals the count of seals listed for that equipment.",
    "R0107": "Each seal identifier occurs once in the whole declaration.",
    "R0472": "The type of identification of the means of transport at departure fits the inland mode of transport.",
    "R0855": (
        "Several means of transport at departure are given for rail, up to three for road, one for any other mode."
    ),
    # Goods
    "C0060": (
        "Bulk goods have no number of packages, unpacked goods have one and may lack marks, "
        "all other goods have both number and marks."
    ),
    "C0130": "Another guarantee reference is given for guarantee type 8, may be for type 3, and for no other.",
    "C0153": "Every item has the code of its commodity, at least six digits of the Harmonized System.",
    "C0837": "The net mass is given after an export declaration, left out with a reduced data set, and free otherwise.",
    "R0219": "An item packed together with another one (0 packages) has no packages of its own.",
    "R0221": (
        "The gross mass of an item packed together with another one is 0, that of any other item is more, "
        "and the house consignment has an item that carries the mass."
    ),
    "R0223": "The net mass of an item is not greater than its gross mass.",
    "R0983": "The gross mass of a house consignment is not less than the sum over its items.",
    "R0994": "The gross mass of the consignment is not less than the sum over its house consignments.",
    # Guarantee
    "C0085": "A guarantee reference is given for guarantee types that have one, and only for those.",
    "C0086": "GRN and access code are given for guarantee types registered under a GRN, and only for those.",
    "C0255": "A guarantee is freed either by release, with its date, or because its use is cancelled, with that date.",
    "R0318": "The GRN of a voucher (type 4) has 24 characters, any other 17.",
    "R0900": "The guarantee type is one that CATS accepts for the declaration type; type B belongs to TIR alone.",
    # Controls and arrival
    "C0102": "The authorisation is named for a simplified arrival, and only then.",
    "C0810": "The state of the seals is reported when the movement was released under seals.",
    "C0930": "Discrepancies (A5, B1) are described by the goods concerned or in words; satisfactory results list no goods.",
    "R0912": "For TIR, a simplified departure is no possible result of the control.",
    # Refusals
    "G0009": (
        "An error about an MRN points at the MRN, one about the order of messages at the root element, "
        "any other at the element concerned."
    ),
    "G0010": "The error reason is the code list, rule or condition that was broken.",
    "G0085": "A functional refusal is never itself refused.",
    "G0086": "An XML refusal is never itself refused.",
    # CATS
    "CATS_001": "The message type in the header is the name of the root element.",
    "CATS_002": "The message sender in the header is the party from whom the message was received.",
    "CATS_003": "The message recipient in the header is the administration that received the message.",
    "CATS_004": "The declaration type is one that CATS carries: T1. A TIR movement is referenced, not carried.",
    "CATS_005": "The declaration is lodged with the goods presented (additional declaration type A).",
    "CATS_006": "Security data are not exchanged in CATS: security is 0.",
    "CATS_007": "The LRN is new among the declarations of its declarant, unless the earlier one was refused or invalidated.",
    "CATS_008": "The holder of the transit procedure is the operator who lodges, or one who gave him a mandate.",
    "CATS_009": "The message identification is new among the messages of its sender.",
    "CATS_010": "A declaration has at most 1 999 goods items.",
    "CATS_011": "The office belongs to the administration that received the message.",
    "CATS_012": "The office has the role that the message gives it, on that day.",
    "CATS_013": "The MRN was allocated by the administration of the office of departure named.",
    "CATS_014": "The arrival is notified at the office of destination declared, or at one to which the movement was diverted.",
    "CATS_015": "The limit date is not in the past and leaves time for the journey.",
    "CATS_016": "The authorisation is in force and belongs to the person who uses it.",
    "CATS_201": "Only the administration of departure asks a guarantee for its movement.",
    "CATS_202": "Each guarantee is named once, with the whole amount that it covers.",
    "CATS_203": "The guarantee type is one that CATS reserves: comprehensive (1) or individual (2).",
    "CATS_204": "The amount to be covered is stated in the currency of the guarantee.",
}
