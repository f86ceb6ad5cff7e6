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
        "An office of transit is declared when departure and destination lie in different contracting parties, "
        "and may be left out within one of them."
    ),
    "C0586": "The countries of routing are given when the itinerary is binding or security data are required.",
    "C0598": "The time of arrival at each office of transit is given with security data of entry.",
    "G0142": "Every contracting party among the countries of routing, but that of departure, has an office of transit.",
    "G0033": "The authorisation referred to is one that the administration has on record.",
    "G0130": "Each administration on the route receives one record for all its offices of transit.",
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
        "Name and address are left out for a person registered with the administration that receives the message, "
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
        "What is the same in all items of the declaration (UCR, country of dispatch or destination) "
        "is stated once above them instead."
    ),
    # Places, means of transport, equipment
    "C0055": "Container numbers are given when goods travel in containers (at least one), and not otherwise.",
    "C0343": "The country of destination is given at exactly one level: consignment, house consignments or items.",
    "C0394": "The location of goods is described by the one sub-group or number that its qualifier calls for.",
    "C0403": (
        "The place of loading is given, unless the location of the goods says where they are "
        "or the declaration is lodged before they are presented."
    ),
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
    "C0233": "The office of destination is given when an individual guarantee (2) is asked for, and only then.",
    "C0417": "The office of guarantee is named, unless no such guarantee exists.",
    "C0815": "The goods are described when the guarantee asked for is bound to goods (types 2 and 9), and only then.",
    "C0085": "A guarantee reference is given for guarantee types that have one, and only for those.",
    "C0086": "GRN and access code are given for guarantee types registered under a GRN, and only for those.",
    "C0255": "A guarantee is freed either by release, with its date, or because its use is cancelled, with that date.",
    "R0318": "The GRN of a voucher (type 4) has 24 characters, any other 17.",
    "R0900": "The guarantee type is one in use in CATS: comprehensive (1) or individual by undertaking (2).",
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
    # More conditions, rules and guidelines
    "C0015": "An additional reference to an excise document has its number.",
    "C0128": "A request for invalidation contains no decision.",
    "C0129": "The time of a request for invalidation is given when the holder asks, and not when customs acts by itself.",
    "C0137": "A request for invalidation gives its reason.",
    "C0186": "Transport charges are given only with security data.",
    "C0191": "The place of unloading is given with security data of entry, and left out without security data.",
    "C0298": "The unit of a quantity in a previous document is given with the quantity, and only then.",
    "C0337": "Transport charges are given for the consignment or for its house consignments, not for both.",
    "C0382": "A location by postcode has a house number, unless in that country a postcode alone names a place.",
    "C0387": "A place of loading or unloading has a UN/LOCODE, or else its country and name.",
    "C0440": "The state of the seals is given for a consignment that travelled under seals, and only then.",
    "C0531": "By air and with security data the flight number is given.",
    "C0587": "Offices of exit for transit are not declared in CATS.",
    "C0599": "The mode of transport at the frontier is given with security data.",
    "C0671": "The additional identifier of a location goes with an operator or an authorisation number.",
    "C0806": "The active means of transport at the frontier are given with security data, and never for mail.",
    "C0821": "Digits of the Combined Nomenclature are left out: the six digits of the Harmonized System are common to all.",
    "C0870": "A request for invalidation contains no date of a decision.",
    "G0006": "The goods named in a piece of equipment are items of the declaration, each once.",
    "G0101": "A request of the holder for invalidation is marked as not initiated by customs.",
    "G0114": "Goods leave an authorised place (type of location B) only under authorisation C521.",
    "G0119": "The means of transport at departure are given, except for mail and for goods in containers.",
    "G0120": "The holder of the transit procedure is named by his identification number.",
    "G0360": "Unloading that conforms reports no differences.",
    "G0789": "The frontier office of an active means of transport lies in a country of departure, transit or destination.",
    "R0023": "The number of an excise document is not 0.",
    "R0076": "Numbers of means of transport at the frontier are written in capitals.",
    "R0165": "With an authorisation for seals of a special type (C523) every piece of equipment is sealed.",
    "R0220": "Unpacked goods cannot share the packages of another item: their number is not 0.",
    "R0315": "A flight number has the prefix of the airline, one to four digits and perhaps a letter.",
    "R0364": "The packages of an item packed together with another one are counted there, under the same marks.",
    "R0448": "Equipment without a container number is described for its seals, so that their number is not 0.",
    "R0473": "Numbers of means of transport at departure are written in capitals.",
    "R0474": "By road the first means of transport at departure is a road vehicle (type 30).",
    "R0476": "By road the second and third means of transport at departure are trailers (type 31).",
    "R0849": "A TIR declaration has no reduced data set.",
    "R0859": "Authorisation C524 is named with a reduced data set, and only then.",
    "R3060": "The consignment does not claim an unknown consignee (additional information 30600).",
    "R3061": "No goods item claims an unknown consignee (additional information 30600).",
    "R3062": "No house consignment claims an unknown consignee (additional information 30600).",
    # Records, incidents, reports and answers
    "C0027": (
        "Permission to begin unloading carries holder, goods, declaration type and day of acceptance; "
        "permission to go on carries none of them."
    ),
    "C0029": "The mode of transport at the frontier is given in a record with security data.",
    "C0040": "Transport equipment is described when an incident put the goods into containers.",
    "C0240": (
        "An incident with broken seals or part unloading (2, 4) describes the equipment, one with "
        "transhipment (3, 6) the new means of transport, any other neither."
    ),
    "C0333": "A record gives the means of transport at departure at the level at which the declaration gives them.",
    "C0339": (
        "In a record the means of transport at departure are given for the consignment or for its house "
        "consignments, not for both, and not at all for mail."
    ),
    "C0349": "In a record the consignor is given for the consignment or for its house consignments, not for both.",
    "C0352": "The goods are listed when they are released in part or as a rest, and only then.",
    "C0353": "The items of a house consignment are listed when it is released in full, and only then.",
    "C0396": "After broken seals the number of the new ones is given.",
    "C0451": "A control of another kind (50) is described in words.",
    "C0452": (
        "A decision to control names the kinds of controls; a request for documents and an intention to "
        "control name none."
    ),
    "C0455": (
        "A request for documents names them, a decision to control may name them, an intention to control "
        "does not."
    ),
    "C0460": (
        "The place of an incident is described by coordinates (W), UN/LOCODE (U) or address (Z), as its "
        "qualifier says, and by that alone."
    ),
    "C0489": "The release message says where the goods are.",
    "C0492": "A refusal for another reason (code 4) gives the reason in words.",
    "C0813": "Results of risk analysis stand in no record that goes to another administration.",
    "C0816": (
        "Digits of the Combined Nomenclature are left out of what was found: the six digits of the "
        "Harmonized System are common to all."
    ),
    "C0820": "Equipment after a transhipment into containers has its container number.",
    "C0872": "In a record transport equipment is described when goods travel in containers.",
    "C0908": (
        "In a record the active means of transport at the frontier are given with security data, and never "
        "for mail."
    ),
    "R0054": (
        "A report names each group once, by the number that it was declared with; what is new has the next "
        "number."
    ),
    "R0055": (
        "A report names each goods item once, by the numbers that it was declared with; a new item has the "
        "next number."
    ),
    "R0267": "An amount that an office of guarantee is asked for is in a currency of the region.",
    "R0410": "The letter before the check digit of an MRN tells the security data: J none, L entry, K exit, M both.",
    "R0871": "The release message repeats the LRN and the offices of the declaration.",
    "R0910": "Without an authorised consignor (C521) the control result is none of the simplified procedure.",
    # Enquiry and recovery
    "C0215": (
        "A holder who explains where the goods went names the office that received them or else the "
        "consignee; without an explanation he names neither."
    ),
    "C0220": "A receipt (TC11) is explained in words.",
    "C0315": "With a receipt (TC11) the office that received the goods is named.",
    "C0009": "The enquiry passes on the consignee whom the holder named, and names none where he named none.",
    "C0012": "The day on which the return copy was sent back is given with that answer (3), and only with it.",
    "C0013": (
        "The answers that customs inquires further (2) and that recovery follows (4) are explained in words, "
        "the others are not."
    ),
    "C0320": "Information of codes 10, 40 and 50 is given in words, that of other codes is not.",
    "C0330": "Information asked for under codes 5 and 6 is described in words, that under other codes is not.",
    "R0001": "Each code of information stands once in the message.",
    "R0002": "Each code of requested information stands once in the message.",
    "G0018": "The office of departure is named where another office of its country is competent for the enquiry.",
    "G0125": "The limit for the answer to an enquiry is 28 or 40 days after the enquiry.",
    "C0004": (
        "The country of departure names the guarantees when it asks another country to recover, if somebody "
        "stands surety for them."
    ),
    "C0025": (
        "The country of departure names the guarantees when it takes a recovery over, if somebody stands "
        "surety for them."
    ),
    "C0014": "The country in which a guarantee is registered names its guarantor in messages on recovery.",
    "C0354": "The day on which the movement is written off is given when discrepancies are resolved, and only then.",
    # Guarantees: queries and notices
    "C0231": (
        "Arrival of each usage, reference amount and percentage are told of guarantees that count against a "
        "reference amount (0, 1), and of no others."
    ),
    "C0232": "Amount and currency are stated for a voucher that is valid for TIR carnets, and for no other voucher.",
    "C0234": "The guarantor is told for guarantee types 1, 2, 4 and 9, and for no others.",
    "C0260": "A guarantee that gets a day of validity gets no day from which it is invalid.",
    "C0270": "The owner of a guarantee is told in answer to query 4, and to no other.",
    "C0280": (
        "An answer describes a guarantee as comprehensive, as individual or as a voucher, one of the three; "
        "in answer to query 4 as none."
    ),
    "C0285": "The exposure of a guarantee is told, but not in answer to queries 1 and 4 and not for vouchers.",
    "C0286": "The balance of a guarantee is told with monitoring code 3, and with no other.",
    "C0817": "Usages of a guarantee are not told in answer to queries 2 and 4.",
    "C0818": "A requester who is not the holder (role 1) names the owner of the guarantee; the holder does not.",
    "R0261": "A guarantee for one use is asked about for its usage (1) or its owner (4).",
    "R0263": "A period is asked for with queries 1 and 3 only, of guarantees for several uses (0, 1, 9).",
    "R0705": "The period that is asked for ends after it begins.",
    "R0324": "The GRN in a notice of the office of guarantee has 17 characters.",
    "G0650": "A notice that a guarantee changed states at least one thing that changed.",
    "R0860": (
        "The identification number of the guarantor begins with the country that issued it, followed by 1 to "
        "15 characters."
    ),
    # Presentation of goods declared before
    "C0170": "The inland mode of transport is left out of a presentation when the declaration has a reduced data set.",
    "C0404": "The place of loading is given in the declaration or else when the goods are presented.",
    "C0600": "The mode of transport at the frontier is given when the goods are presented with security data.",
    "C0807": (
        "Active means of transport at the frontier are given with security data, in the declaration or when "
        "the goods are presented, and never for mail."
    ),
    "C0808": "With security data the number of the flight is given when the frontier is crossed by air.",
    "C0824": "The container indicator is given in the declaration or else when the goods are presented.",
    "C0833": "Means of transport at departure are presented at one level only, and not at all for mail.",
    "C0840": "The limit date is presented under authorisation C521 only, where the declaration does not state it.",
    "R0790": "One active means of transport is presented where no office of transit is declared.",
    # Records and states on request
    "C0365": "A record that is given on request is whole; one that is refused holds nothing of the movement.",
    "C0466": "A record that is refused holds no offices, risks or circumstances of the movement.",
    "C0811": "The office of departure is named in a record on request, unless the movement is not known (1).",
    "C0831": "The state of a movement is told at one office: destination, transit or exit for transit.",
    # Systems
    "C0400": "A scheduled stop of a system says when it ends.",
    "R0516": "All stops in one message are of the same type.",
    "R0518": "A stop of one function of one country, of one type and from one moment, stands once in the message.",
    "R0519": "A stop of a system begins before it ends.",
    "C0805": "Figures are given for each kind of statistics that the country keeps, and for no other.",
    # CATS: 001-099 on the content of messages, 101-199 on the course of a movement, 201-299 on guarantees
    "CATS_001": "CATS carries no TIR movement: a TIR carnet is referenced as a previous document.",
    "CATS_002": "The declaration types T2, T2F and T2SM, which stand for the Union status of goods, do not exist in CATS.",
    "CATS_003": "The declaration is lodged with the goods presented (additional declaration type A).",
    "CATS_004": "The limit date is not in the past and not more than half a year ahead.",
    "CATS_005": "The authorisation is registered, in force, that of the holder, and valid at the office of departure.",
    "CATS_006": "The declaration is lodged with the administration of its office of departure.",
    "CATS_011": "The office has the role that the message gives it, on that day.",
    "CATS_012": "The offices of departure, transit and destination lie in countries that take part in CATS on that day.",
    "CATS_013": "An office of transit lies in another country than the office of departure.",
    "CATS_020": "A holder or representative with a number of the country of departure is registered there.",
    "CATS_031": "A location named by an authorisation number names the holder's authorisation as authorised consignor.",
    "CATS_032": "A UN/LOCODE is the code of a country and three capital letters or digits from 2 to 9.",
    "CATS_050": "The amount to be covered and its currency are given together or not at all.",
    "CATS_060": "The authorisation of a simplified arrival is in force, that of the trader, and valid at the office.",
    "CATS_061": "Incidents are reported to the customs office, not yet in the arrival notification.",
    "CATS_062": "The trader at destination is registered with the administration of destination.",
    "CATS_063": "An arrival is not notified before it happened.",
    "CATS_064": "An arrival or unloading is reported to the administration of its office.",
    "CATS_065": "Unloading remarks report a complete unloading that conforms; differences are not yet reported by message.",
    "CATS_066": "The date of unloading is not in the future.",
    "CATS_071": "An amendment states the type of each guarantee.",
    "CATS_099": "A refusal lists at most 1 000 faults.",
    "CATS_101": "A declaration is lodged by the holder of the transit procedure or his representative.",
    "CATS_102": "An LRN is used once by a declarant; it becomes free when the declaration is refused or invalidated.",
    "CATS_103": "A declaration holds every element that the release for transit will need.",
    "CATS_104": "At least one guarantee is named under which an amount can be reserved: comprehensive (1) or individual (2).",
    "CATS_105": "Only the administration to which an office belongs speaks for it.",
    "CATS_106": "A message about a movement names the office of departure where the movement began.",
    "CATS_107": "An office that the declaration does not name asks for a change of route before it reports.",
    "CATS_108": "An arrival is notified at the office of destination where the movement is expected.",
    "CATS_109": "A trader at destination notifies for himself only.",
    "CATS_110": "A simplified arrival needs an authorisation as authorised consignee (C522) that is valid at the office.",
    "CATS_120": "An act states every fact that it needs.",
    "CATS_191": "Sender, recipient, type and identification of a document are those of its signed envelope.",
    "CATS_190": "The MRN is that of a movement which the addressee knows.",
    "CATS_192": "A message comes when the state of the movement calls for it.",
    "CATS_201": "Only the administration of departure asks a guarantee for its movement.",
    "CATS_202": "Each guarantee is named once, with the whole amount that it covers.",
}
