"""What is known by its name to be taken, or to be none of what is."""

import re

from sidelog.catalog.text import fold
from sidelog.exchange.reader import Here
from sidelog.exchange.table.cell.words import NO, YES, word_set
from sidelog.exchange.table.column.names import is_insulin, tokens, words_of
from sidelog.exchange.table.medicine.words import NEXT

_ANY = word_set(
    "medication medications medicine medicines medicament medicaments medikament medikamente med "
    "meds drug drugs substance substances supplement supplements product remedy rx medicamento "
    "medicamentos medicatie prescription treatment medizin medikation medicijn medicijnen lek leki "
    "lekarstwo remedio remedios arznei arzneimittel praparat praparate preparat medoc medocs "
    "farmaco farmaci farmacos medicacion medicaciones medicacao medicacoes medicina medicinas "
    "medicinale medicazione medicinali"
)
"""Names of a medicine that say nothing of which."""
_GENERIC = _ANY | {"products"}
MEDICINES = _ANY | word_set(
    "pill pills herb strain vitamin vitamins compound nootropic tablette tabletten pastilla "
    "pastillas comprime comprimes insulin"
)
ENTRY = frozenset({"entry"})
"""What the lines of a diary are called, and so nothing that is taken."""
_OF_OTHER_THINGS = word_set("product products treatment strain compound substance substances herb")
NUTRIENTS = word_set(
    "sodium cholesterol potassium calcium iron fat fats carb carbs carbohydrate carbohydrates "
    "protein proteins fiber fibre sugar sugars calorie calories kcal energy saturated "
    "monounsaturated polyunsaturated trans kalorien kohlenhydrate eiweiss ballaststoffe calorias "
    "carbohidratos proteinas grasas glucides lipides proteines carboidrati grassi"
)
AMINO_ACIDS = word_set(
    "cystine histidine isoleucine leucine lysine methionine phenylalanine threonine tryptophan "
    "tyrosine valine alanine arginine glycine proline serine"
)
IN_FOOD = word_set(
    "biotin choline folate omega caffeine alcohol magnesium zinc selenium iodine vitamin vitamins"
).union(NUTRIENTS, AMINO_ACIDS)
"""What food has; some of it is also taken by itself."""
_SUPPLEMENTS = word_set(
    "iron;calcium;omega 3;fish oil;cod liver oil;folic acid;multivitamins;multivit;zinco;magnesio;"
    "acido folico;fischol;folsaure;eisen;zink;magnesio supremo"
).union(IN_FOOD - NUTRIENTS)
"""Those of them that somebody takes in a dose of their own."""
FOODS = word_set(
    "food foods ingredient ingredients lebensmittel speise zutat alimento alimentos comida aliment "
    "aliments cibo alimenti voedsel eten jedzenie еда"
)
"""Names of names of what is eaten."""
_TAKEN_WITH_FOOD = word_set(
    "wine wein vino vin vinho beer bier cerveza biere birra cerveja gin vodka rum whisky whiskey "
    "coffee kaffee cafe caffe espresso nescafe creatine kreatin creatina collagen "
    "vitamin vitamins vitamina vitamine vitamins d3 gummies omega probiotic probiotics"
)
"""What a diary of foods has as well, and somebody may want to count."""
IN_BLOOD = word_set(
    "glu glucose bg sugar cholesterol hdl ldl triglycerides creatinine urea uric bilirubin albumin"
)
OF_SUGAR = word_set(
    "glu glucose bg bz sugar bloodsugar glycemia glycemie glucemia glicemia glikemia glucosa "
    "glicose glukose glukoza blutzucker blutzuckermessung blodsukker blodsukkermaling blodsocker "
    "blodsockermatning blodglukos bloedsuiker bloedglucose bloedsuikermeting bloedglucosemeting "
    "carb carbs kohlenhydrate mahlzeitkohlenhydrate kulhydrater karbohydrater kolhydrater "
    "koolhydraten glucides carbohidratos carboidrati"
)
"""What stands beside doses of insulin."""
OF_LABORATORIES = IN_BLOOD - OF_SUGAR | word_set("tsh ferritin homa")
"""What stands beside insulin that was measured in blood."""
ONLY_TAKEN = word_set(
    "anastrozole buspirone carbamazepine cariprazine chlorpheniramine clomipramine clopidogrel "
    "codeine cyproterone dexamphetamine dextromethorphan diltiazem docusate doxepin doxylamine "
    "enalapril eszopiclone etoricoxib fentanyl furosemide glimepiride guaifenesin guanfacine "
    "haloperidol hydrochlorothiazide hydromorphone indomethacin ketamine letrozole liothyronine "
    "lofexidine lurasidone metamizole methocarbamol metoclopramide metronidazole morphine "
    "nitrofurantoin oxcarbazepine phentermine pramipexole prochlorperazine promethazine "
    "propafenone pseudoephedrine ramipril ropinirole senna tamoxifen topiramate torasemide "
    "verapamil vilazodone ziprasidone zonisamide zopiclone aimovig ajovy ambien arcoxia buscopan "
    "celebrex cialis colace dayquil depakote dilaudid dolormin dramamine dulcolax eliquis elvanse "
    "emgality euthyrox flexeril flonase imitrex imodium intuniv jardiance keppra lasix latuda "
    "lucemyra lunesta lyrica maxalt metamucil midol miralax mirapex mounjaro mucinex norco "
    "novalgin novaminsulfon nurtec nyquil oxycontin ozempic pepcid percocet plavix pristiq "
    "qulipta relpax requip rexulti robaxin saxenda singulair spravato strattera sublocade sudafed "
    "symbicort thomapyrin topamax toradol trintellix trulicity tums ubrelvy ventolin viagra "
    "vicodin vivitrol voltaren vraylar wegovy xarelto xyzal zepbound zofran zyn kratom kava "
    "melatonin ibuprofen paracetamol acetaminophen aspirin ashwagandha creatine minoxidil minox "
    "gabapentin phenibut tianeptine modafinil suboxone subutex adderall ritalin concerta vyvanse "
    "xanax klonopin ativan valium zoloft prozac lexapro celexa paxil effexor cymbalta wellbutrin "
    "lamictal seroquel abilify advil tylenol aleve motrin accutane propecia rogaine synthroid "
    "benadryl zyrtec claritin allegra excedrin cetirizine diphenhydramine biotin collagen "
    "turmeric curcumin probiotic probiotics multivitamin theanine berberine rhodiola valerian "
    "tyrosine loperamide naloxone clonidine prednisone amphetamine armodafinil lisinopril "
    "amlodipine hydroxyzine baclofen cyclobenzaprine tizanidine warfarin famotidine ondansetron "
    "spironolactone melatonina melatonine aspirina aspirine cetirizin cetirizina prednison "
    "prednisona electrolytes"
)
"""Names of what is nothing but taken, of substances and of brands, that no ending tells."""
PRODUCTS = ONLY_TAKEN | word_set(
    "caffeine magnesium psyllium cbd thc alcohol nicotine weed cannabis marijuana mitragynine 7oh "
    "leaf zinc lithium oxy tret"
)
"""Those of what may be a part of something else as well."""
STRAINS = word_set(
    "red green white yellow gold bali borneo maeng da md thai indo malay vietnam sumatra kali horn"
)
"""Words by which kratom is called in a file of it."""
OF_BODIES = frozenset({"kg", "lb", "bpm", "mmHg", "\N{DEGREE SIGN}C", "\N{DEGREE SIGN}F"})
"""Units in which nothing is taken."""
_FORMS = word_set(
    "capsule capsules cap caps tablet tablets tab tabs pill pills powder extract leaf tea drops "
    "gummy gummies shot cream foam oil spray patch xr ir er sr cr la xl odt hcl"
)
_ENDINGS = re.compile(
    r"(?:oxetin|tralin|opram|faxin|zepam|zolam|prazol|sartan|statin|(?<!h)olol|triptan|gabalin|"
    r"pentin|tiapin|zapin|piprazol|peridon|phenidat|fetamin|th?yroxin|tiroxin|profen|codon|"
    r"tript[iy]lin|mirtazapin|bupropion|trazodon|zolpidem|lamotrigin|valproat|metformin|"
    r"prednis(?:ol)?on|methason|cortison|glutid|zepatid|gepant|floxacin|conazol|ciclovir|cyclovir|coxib|"
    r"oxicam|proxen|fenac|trolac|dafil|denafil|dalafil|xaban|setron|lukast|cyclin|barbital|ticason|buterol|"
    r"butamol|tramadol|meth?adon|buprenor(?:ph|f)in|naltrexon|cill?in|m[iy]cin|asterid|"
    r"tretinoin|atadin|fenadin)"
    r"(?:e|um|a|o)?$"
)
"""How names of medicines end, in languages that end them in e, in other vowels, or in none."""

_ROUTES = word_set(
    "im sc sq sub q subq subcut iv po pr sl oral orally sublingual sublingually topical topically "
    "inj injected injection intramuscular subcutaneous nasal rectal transdermal buccal vaginal "
    "left right r l thigh thighs glute glutes delt delts deltoid quad quads belly abdomen stomach "
    "arm arms hip buttock upper lower inner outer ventrogluteal ventroglute vg links rechts bauch "
    "oberschenkel oberarm gesass izquierdo izquierda derecho derecha muslo brazo abdomen gluteo "
    "gauche droite droit cuisse bras ventre fesse"
)
"""Words of how, or where, something gets into a body."""
_TELLING = word_set(
    "with without after before because since for and but so as on in at by from to up down is "
    "was were be am i feel feeling felt better worse good bad more less not new having getting "
    "then another again dann danach nochmal luego despues otro otra puis encore poi altro altra "
    "doing going taking took total responding noticing seeing doctor dr therapist he she they me"
)
"""Words of a sentence, of which no product is called."""
EATEN = word_set(
    "drank drunk ate eaten fed getrunken gegessen gefuttert bebio comio bebeu comeu mange bevuto "
    "mangiato gedronken gegeten"
)
"""Words of what was eaten or drunk, and no names of it: "Drank: 120 ml"."""
OF_BODY = word_set(
    "urine pee blood vomit stool diarrhea sweat saliva milk breast breastmilk pumped expressed "
    "drained drainage output loss urin blut erbrochenes muttermilch abgepumpt orina sangre vomito "
    "materna leche urines sang lait maternel sangue latte materno leite bloed moedermelk"
)
"""Words of what leaves a body; alone, as in "Breast milk", they name nothing that is taken."""
_WHETHER = frozenset(word for word in YES | NO if len(word) > 1)
_MOST_WORDS = 4


def is_route(words: str) -> bool:
    """Whether words say no more than how something was taken: "SubQ", "IM left thigh"."""
    return _ROUTES.issuperset(words_of(words))


def may_name(words: str) -> bool:
    """Whether words may name something that is taken, as no sentence, route, yes or plan may."""
    some = words_of(words)
    is_short = 0 < len(some) <= _MOST_WORDS
    is_short &= not any(words.issuperset(some) for words in (_WHETHER, OF_BODY))
    return is_short and not (_TELLING | NEXT | EATEN) & set(some) and not is_route(words)


def is_known(name: str, here: Here) -> bool:
    """Whether a name by itself is that of something that is taken."""
    words = tokens(name)
    is_kind = bool(words) and words <= MEDICINES - _OF_OTHER_THINGS
    is_vitamin = bool(words & {"vitamin", "vitamins"})
    return fold(name) in here.products or is_medicine(name) or is_kind or is_vitamin


def is_generic(name: str) -> bool:
    """Whether a name says that something was taken, and nothing of what: "My meds"."""
    words = tokens(name)
    return bool(words & _GENERIC) and words <= _GENERIC | {"my", "the", "other"}


def is_form(name: str) -> bool:
    """Whether a name says what something is made as, and not what it is: "Capsules"."""
    return bool(words := {*words_of(name)}) and words <= _FORMS


def is_product_word(word: str) -> bool:
    """Whether a word is that of something that is taken, whatever stands beside it."""
    return fold(word) in PRODUCTS or is_medicine(word)


def has_product_word(words: str) -> bool:
    """Whether some word is that of something that is taken."""
    return any(map(is_product_word, words_of(words)))


def is_medicine(name: str) -> bool:
    """Whether a name is that of something that is only taken: one word, and perhaps its form."""
    word, *others = _without_form(name)
    is_known = not others and (word in ONLY_TAKEN or _ENDINGS.search(word) is not None)
    return is_known or is_insulin(name)


def is_taken_by_name(name: str) -> bool:
    """Whether a name says no more than what is taken: "kratom", "kratom powder", "vitamin D"."""
    match _without_form(name):
        case ["vitamin", _]:
            return True
        case [word]:
            return is_product_word(word)
    return False


def is_supplement(name: str) -> bool:
    """Whether a name is of what is taken, be that a part of food as well: "Iron", "Vitamin C"."""
    return is_taken_by_name(name) or {fold(name)} <= _SUPPLEMENTS


def is_taken(name: str, here: Here) -> bool:
    """Whether yes below a name says that something was taken; of drinks it says on which days."""
    return is_known(name, here) or fold(name) in _SUPPLEMENTS - {"caffeine", "alcohol"}


def is_taken_with_food(name: str) -> bool:
    """Whether a name among those of foods is of a medicine, a supplement or a drug to drink."""
    is_drug = is_medicine(name) or has_product_word(name)
    return is_drug or bool({*words_of(name)} & _TAKEN_WITH_FOOD)


def is_taken_here(name: str, here: Here) -> bool:
    """Whether a name is that of a product of the journal, or says no more than what is taken."""
    return fold(name) in here.products or is_taken_by_name(name)


def _without_form(name: str) -> list[str]:
    words = [word for word in words_of(name) if not word.isdecimal()] or [""]
    while len(words) > 1 and words[-1] in _FORMS:
        words.pop()
    return words
