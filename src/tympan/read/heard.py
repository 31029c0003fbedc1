"""The words that tell what was heard and not spoken, by language; data, for `directions`."""

from collections.abc import Mapping

HEARD: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "laughs laugh laughing laughter laughed chuckles chuckle chuckling giggles giggling "
        "grins smiles smiling sighs sigh sighing cries crying sobs sobbing weeps weeping tears "
        "coughs coughing sneezes clears whispers whispering sings singing hums humming groans "
        "gasps applause claps clapping cheers cheering pause pauses pausing silence inaudible "
        "unintelligible indiscernible indistinct crosstalk overlapping nods nodding shrugs "
        "gestures gesturing interruption interrupts background",
        "de": "lacht lachen lachend gelächter kichert schmunzelt lächelt seufzt weint hustet "
        "räuspert flüstert singt applaus beifall klatscht pause schweigen schweigt stille "
        "unverständlich nickt unterbricht",
        "fr": "rit rient rire rires sourit sourires soupir soupire pleure pleurs tousse toux "
        "murmure chante applaudissements silence pause inaudible incompréhensible hésitation "
        "hésite",
        "es": "ríe ríen risa risas sonríe suspira suspiro llora llanto tose susurra canta "
        "aplausos aplauso silencio pausa inaudible ininteligible asiente",
        "it": "ride ridono risa risate risata sorride sospira sospiro piange tossisce sussurra "
        "canta applausi applauso silenzio pausa inudibile incomprensibile annuisce",
        "pt": "ri riem rindo riso risos risada risadas sorri suspira suspiro chora choro tosse "
        "sussurra canta aplausos silêncio pausa inaudível ininteligível",
        "nl": "lacht lachen gelach glimlacht zucht huilt hoest fluistert zingt applaus stilte "
        "pauze onverstaanbaar knikt",
        "sv": "skratt skrattar ler suckar gråter hostar viskar sjunger applåder tystnad paus "
        "ohörbart nickar",
        "pl": "śmiech śmieje śmieją uśmiecha wzdycha płacze kaszle szepcze śpiewa oklaski brawa "
        "cisza pauza niesłyszalne niezrozumiałe",
        "ru": "смех смеётся смеется смеются улыбается вздыхает вздох плачет кашляет шепчет поёт "
        "аплодисменты пауза молчание тишина неразборчиво",
        "ko": "웃음 웃으며 웃는다 폭소 미소 한숨 울음 기침 침묵 박수 청취불가 침묵한다",
        "ja": "笑 笑い 爆笑 苦笑 一同笑 拍手 沈黙 間 聞き取れず 聴取不能 ため息 涙",
        "zh": "笑 大笑 笑声 笑聲 苦笑 鼓掌 掌声 掌聲 沉默 停顿 停頓 叹气 嘆氣 听不清 聽不清 哭",
    }.items()
}

# Words that go with them: who, how, how long.
AROUND: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "both all they audience everyone everybody everybody's he she his her throat long "
        "short brief loud loudly soft softly quiet quietly slight slightly again together and the "
        "a in from of with head hands nervous nervously bitterly up for moment",
        "de": "alle beide er sie lange kurze kurz laut leise wieder und sich im publikum",
        "fr": "tous il elle ils elles long longue bref brève encore et la le du dans salle public",
        "es": "todos él ella larga largo breve otra vez y el la del público se",
        "it": "tutti lui lei lunga lungo breve di nuovo e il la del pubblico si",
        "pt": "todos ele ela longa longo breve de novo e o a do público",
        "nl": "allen allebei hij zij lange korte opnieuw en het de publiek",
        "sv": "alla båda han hon lång kort igen och publiken",
        "pl": "wszyscy on ona długa krótka znów i się sali",
        "ru": "все он она долгая короткая снова и в зале",
        "ko": "모두 다시 함께 잠시 긴 청중",
    }.items()
}
