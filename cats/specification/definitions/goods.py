"""Groups inside a consignment item: commodity, measures and packaging."""

from __future__ import annotations

from typing import Annotated

from cats.specification.definitions.base import Group
from cats.specification.definitions.formats import (
    Chars2,
    Chars4,
    Chars6,
    Chars9,
    Count8,
    Measure,
    Number5,
    PositiveMeasure,
    Text512,
    Trimmed512,
    TrimmedChars2,
)
from cats.specification.definitions.items import Conditional, Item


class CommodityCodeType015(Group, kw_only=True):
    harmonizedSystemSubHeadingCode: Annotated[Chars6, Item("Harmonized System sub-heading", codes="CL152")]
    combinedNomenclatureCode: Annotated[
        TrimmedChars2 | None, Conditional("Further digits of the commodity code", rules="C0821 R0060")
    ] = None


class CommodityCodeType001(Group, kw_only=True):
    harmonizedSystemSubHeadingCode: Annotated[Chars6, Item("Harmonized System sub-heading", codes="CL152")]
    combinedNomenclatureCode: Annotated[
        Chars2 | None, Item("Further digits of the commodity code", rules="R0060")
    ] = None


class CommodityCodeType018(Group, kw_only=True):
    harmonizedSystemSubHeadingCode: Annotated[Chars6, Item("Harmonized System sub-heading", codes="CL152")]
    combinedNomenclatureCode: Annotated[
        Chars2 | None, Conditional("Further digits of the commodity code", rules="C0816 G0360 R0060")
    ] = None


class CommodityCodeType044(Group, kw_only=True):
    harmonizedSystemSubHeadingCode: Annotated[Chars6, Item("Harmonized System sub-heading", codes="CL152")]
    combinedNomenclatureCode: Annotated[
        TrimmedChars2 | None, Conditional("Further digits of the commodity code", rules="C0816 G0360 R0060")
    ] = None


class DangerousGoodsType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    UNNumber: Annotated[Chars4, Item("UN number", codes="CL101")]


class DangerousGoodsType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    UNNumber: Annotated[Chars4 | None, Item("UN number", codes="CL101", rules="G0360")] = None


class DangerousGoodsType025(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    UNNumber: Annotated[Chars4, Item("UN number", codes="CL101")]


class GoodsMeasureType015(Group, kw_only=True):
    grossMass: Annotated[Measure | None, Item("Gross mass", rules="G0021 R0221")] = None
    netMass: Annotated[PositiveMeasure | None, Conditional("Net mass", rules="C0837 R0223")] = None
    supplementaryUnits: Annotated[PositiveMeasure | None, Item("Supplementary units")] = None


class GoodsMeasureType001(Group, kw_only=True):
    grossMass: Annotated[Measure | None, Item("Gross mass", rules="G0021 R0221")] = None
    netMass: Annotated[PositiveMeasure | None, Conditional("Net mass", rules="C0837 R0223")] = None


class GoodsMeasureType018(Group, kw_only=True):
    grossMass: Annotated[Measure | None, Item("Gross mass", rules="G0021 G0360")] = None
    netMass: Annotated[PositiveMeasure | None, Item("Net mass", rules="G0360")] = None


class GoodsMeasureType025(Group, kw_only=True):
    grossMass: Annotated[Measure, Item("Gross mass", rules="G0021 R0221")]
    netMass: Annotated[PositiveMeasure | None, Conditional("Net mass", rules="C0844 R0223")] = None


class GoodsMeasureType029(Group, kw_only=True):
    grossMass: Annotated[Measure, Item("Gross mass", rules="G0021 R0221")]
    netMass: Annotated[PositiveMeasure | None, Conditional("Net mass", rules="C0837 R0223")] = None


class CommodityType015(Group, kw_only=True):
    descriptionOfGoods: Annotated[Trimmed512, Item("Description of goods")]
    cusCode: Annotated[Chars9 | None, Item("CUS code", codes="CL016", rules="G0301")] = None
    CommodityCode: Annotated[CommodityCodeType015 | None, Conditional("Commodity code", rules="C0153")] = None
    DangerousGoods: Annotated[
        list[DangerousGoodsType015], Item("Dangerous goods", max=99, rules="G0300")
    ] = []
    GoodsMeasure: Annotated[GoodsMeasureType015 | None, Item("Goods measure")] = None


class CommodityType001(Group, kw_only=True):
    descriptionOfGoods: Annotated[Text512, Item("Description of goods")]
    cusCode: Annotated[Chars9 | None, Item("CUS code", codes="CL016")] = None
    CommodityCode: Annotated[CommodityCodeType001 | None, Conditional("Commodity code", rules="C0153")] = None
    DangerousGoods: Annotated[
        list[DangerousGoodsType015], Item("Dangerous goods", max=99, rules="G0300")
    ] = []
    GoodsMeasure: Annotated[GoodsMeasureType001 | None, Item("Goods measure")] = None


class CommodityType018(Group, kw_only=True):
    descriptionOfGoods: Annotated[Text512 | None, Item("Description of goods", rules="G0360")] = None
    cusCode: Annotated[Chars9 | None, Item("CUS code", codes="CL016", rules="G0360")] = None
    CommodityCode: Annotated[CommodityCodeType018 | None, Item("Commodity code", rules="G0360")] = None
    DangerousGoods: Annotated[
        list[DangerousGoodsType018], Item("Dangerous goods", max=99, rules="G0360")
    ] = []
    GoodsMeasure: Annotated[GoodsMeasureType018 | None, Item("Goods measure", rules="G0360")] = None


class CommodityType025(Group, kw_only=True):
    descriptionOfGoods: Annotated[Text512, Item("Description of goods")]
    cusCode: Annotated[Chars9 | None, Item("CUS code", codes="CL016")] = None
    CommodityCode: Annotated[CommodityCodeType001 | None, Item("Commodity code")] = None
    DangerousGoods: Annotated[
        list[DangerousGoodsType025], Item("Dangerous goods", max=99, rules="G0300")
    ] = []
    GoodsMeasure: Annotated[GoodsMeasureType025, Item("Goods measure")]


class CommodityType029(Group, kw_only=True):
    descriptionOfGoods: Annotated[Text512, Item("Description of goods")]
    cusCode: Annotated[Chars9 | None, Item("CUS code", codes="CL016")] = None
    CommodityCode: Annotated[CommodityCodeType001 | None, Conditional("Commodity code", rules="C0153")] = None
    DangerousGoods: Annotated[
        list[DangerousGoodsType015], Item("Dangerous goods", max=99, rules="G0300")
    ] = []
    GoodsMeasure: Annotated[GoodsMeasureType029, Item("Goods measure")]


class CommodityType044(Group, kw_only=True):
    descriptionOfGoods: Annotated[Trimmed512 | None, Item("Description of goods", rules="G0360")] = None
    cusCode: Annotated[Chars9 | None, Item("CUS code", codes="CL016", rules="G0360")] = None
    CommodityCode: Annotated[CommodityCodeType044 | None, Item("Commodity code", rules="G0360")] = None
    GoodsMeasure: Annotated[GoodsMeasureType018 | None, Item("Goods measure", rules="G0360")] = None


class CommodityType050(Group, kw_only=True):
    descriptionOfGoods: Annotated[Text512, Item("Description of goods")]
    cusCode: Annotated[Chars9 | None, Item("CUS code", codes="CL016")] = None
    CommodityCode: Annotated[CommodityCodeType001 | None, Item("Commodity code")] = None
    DangerousGoods: Annotated[
        list[DangerousGoodsType015], Item("Dangerous goods", max=99, rules="G0300")
    ] = []
    GoodsMeasure: Annotated[GoodsMeasureType001 | None, Item("Goods measure")] = None


class CommodityType200(Group, kw_only=True):
    cusCode: Annotated[Chars9 | None, Item("CUS code", codes="CL016")] = None
    CommodityCode: Annotated[CommodityCodeType001, Item("Commodity code")]


class PackagingType015(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    typeOfPackages: Annotated[Chars2, Item("Type of packages", codes="CL017", rules="R0220")]
    numberOfPackages: Annotated[
        Count8 | None, Conditional("Number of packages", rules="C0060 G0021 R0219 R0364")
    ] = None
    shippingMarks: Annotated[Trimmed512 | None, Conditional("Shipping marks", rules="C0060 G0024")] = None


class PackagingType001(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0987")]
    typeOfPackages: Annotated[Chars2, Item("Type of packages", codes="CL017", rules="R0220")]
    numberOfPackages: Annotated[
        Count8 | None, Conditional("Number of packages", rules="C0060 G0021 R0219 R0364")
    ] = None
    shippingMarks: Annotated[Text512 | None, Conditional("Shipping marks", rules="C0060 G0024")] = None


class PackagingType018(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    typeOfPackages: Annotated[Chars2 | None, Item("Type of packages", codes="CL017", rules="G0360")] = None
    numberOfPackages: Annotated[Count8 | None, Item("Number of packages", rules="G0021 G0139 G0360")] = None
    shippingMarks: Annotated[Text512 | None, Item("Shipping marks", rules="G0360")] = None


class PackagingType025(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    typeOfPackages: Annotated[Chars2, Item("Type of packages", codes="CL017")]
    numberOfPackages: Annotated[
        Count8 | None, Conditional("Number of packages", rules="C0060 G0021 R0364")
    ] = None
    shippingMarks: Annotated[Text512 | None, Conditional("Shipping marks", rules="C0060 G0024")] = None


class PackagingType044(Group, kw_only=True):
    sequenceNumber: Annotated[Number5, Item("Sequence number", rules="R0054")]
    typeOfPackages: Annotated[Chars2 | None, Item("Type of packages", codes="CL017", rules="G0360")] = None
    numberOfPackages: Annotated[Count8 | None, Item("Number of packages", rules="G0021 G0139 G0360")] = None
    shippingMarks: Annotated[Trimmed512 | None, Item("Shipping marks", rules="G0360")] = None
