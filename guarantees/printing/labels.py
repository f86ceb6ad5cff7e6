"""Labels of the guarantee certificate.

English and Russian are complete. Georgian, Azerbaijani, Kazakh and Uzbek are our own translation, not an official one: native
readers at the administrations have yet to review it.
"""

from cats.documents.labels import Table


def _row(number: str, *texts: str) -> tuple[str, dict[str, str]]:
    return number, dict(zip(("en", "ru", "ka", "az", "kk", "uz"), texts, strict=False))


LABELS: Table = {
    "title": _row("", "Guarantee Certificate", "Сертификат гарантии", "გარანტიის სერტიფიკატი", "Təminat sertifikatı",
                  "Кепілдік сертификаты", "Kafolat sertifikati"),
    "sheet": _row("", "Sheet", "Лист", "ფურცელი", "Vərəq", "Парақ", "Varaq"),
    "check": _row("", "Check this document", "Проверить документ", "დოკუმენტის შემოწმება", "Sənədi yoxlamaq",
                  "Құжатты тексеру", "Hujjatni tekshirish"),
    "type": _row("99 02", "Guarantee type", "Вид гарантии", "გარანტიის ტიპი", "Təminatın növü", "Кепілдік түрі",
                 "Kafolat turi"),
    "guarantor": _row("", "Guarantor", "Гарант", "გარანტი", "Təminatçı", "Кепілгер", "Kafil"),
    "holder": _row("13 07", "Holder of the transit procedure", "Держатель процедуры транзита",
                   "ტრანზიტის პროცედურის მფლობელი", "Tranzit prosedurunun sahibi", "Транзит рәсімінің иесі",
                   "Tranzit tartibi egasi"),
    "amount": _row("", "Reference amount", "Справочная сумма", "საცნობარო თანხა", "Arayış məbləği", "Анықтамалық сома",
                   "Maʼlumot summasi"),
    "covered": _row("", "Amount of the guarantee", "Сумма гарантии", "გარანტიის თანხა", "Təminatın məbləği",
                    "Кепілдік сомасы", "Kafolat summasi"),
    "valid": _row("", "Valid", "Действует", "მოქმედებს", "Qüvvədədir", "Жарамды", "Amal qiladi"),
    "not_valid_in": _row("", "Not valid in", "Не действует в", "არ მოქმედებს", "Qüvvədə deyil", "Жарамсыз", "Amal qilmaydi"),
    "bound": _row("", "Bound to", "Ограничена", "შეზღუდულია", "Məhduddur", "Шектелген", "Cheklangan"),
    "office": _row("99 05", "Office of guarantee", "Таможня гарантии", "გარანტიის საბაჟო", "Təminat gömrük orqanı",
                   "Кепілдік кедені", "Kafolat bojxonasi"),
    "state": _row("", "At the time of printing", "На момент печати", "ბეჭდვის მომენტში", "Çap anında", "Басып шығару кезінде",
                  "Chop etilgan paytda"),
    "stamp": _row("", "Office of guarantee: name, signature, stamp", "Таможня гарантии: имя, подпись, штамп",
                  "გარანტიის საბაჟო: სახელი, ხელმოწერა, ბეჭედი", "Təminat gömrük orqanı: ad, imza, möhür",
                  "Кепілдік кедені: аты, қолы, мөртабан", "Kafolat bojxonasi: ism, imzo, muhr"),
    "signature": _row("", "Holder: signature", "Держатель: подпись", "მფლობელი: ხელმოწერა", "Sahib: imza", "Иесі: қолы",
                      "Egasi: imzo"),
}  # fmt: skip

SENTENCES: dict[str, dict[str, str]] = {
    "from_to": {"en": "from {first} to {last}", "ru": "с {first} по {last}"},
    "from": {"en": "from {first} until further notice", "ru": "с {first} до особого уведомления"},
    "nowhere": {"en": "valid in every country of the system", "ru": "действует во всех странах системы"},
    "percent": {"en": "{level} % of the reference amount", "ru": "{level} % справочной суммы"},
    "suspended": {"en": "suspended", "ru": "приостановлена"},
    "in_force": {"en": "in force", "ru": "действует"},
    "not_in_force": {"en": "not in force", "ru": "не действует"},
    "free": {"en": "free for any lawful use", "ru": "без ограничений"},
    "reprint": {"en": "Reprint {number}, {moment}", "ru": "Повторная печать {number}, {moment}"},
    "demo": {"en": "Demo document. No real guarantee.", "ru": "Демонстрационный документ. Гарантии не существует."},
    "printed": {"en": "Printed {moment}.", "ru": "Напечатано {moment}."},
    "secret": {"en": "The access code stands on no document: keep it apart and tell it to nobody but customs.",
               "ru": "Код доступа не печатается: храните его отдельно и сообщайте только таможне."},
}  # fmt: skip
"""In the first language alone."""
