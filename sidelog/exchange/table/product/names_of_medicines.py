"""Names of medicines that no ending tells, as people write them: of substances and of brands."""

from sidelog.exchange.table.cell.words import word_set

SUBSTANCES = word_set(
    "anastrozole buspirone carbamazepine cariprazine chlorpheniramine clomipramine clopidogrel "
    "codeine cyproterone dexamphetamine dextromethorphan diltiazem docusate doxepin doxylamine "
    "enalapril eszopiclone etoricoxib fentanyl furosemide glimepiride guaifenesin guanfacine "
    "haloperidol hydrochlorothiazide hydromorphone indomethacin ketamine letrozole liothyronine "
    "lofexidine lurasidone metamizole methocarbamol metoclopramide metronidazole morphine "
    "nitrofurantoin oxcarbazepine phentermine pramipexole prochlorperazine promethazine "
    "propafenone pseudoephedrine ramipril ropinirole senna tamoxifen topiramate torasemide "
    "verapamil vilazodone ziprasidone zonisamide zopiclone"
)
BRANDS = word_set(
    "aimovig ajovy ambien arcoxia buscopan celebrex cialis colace dayquil depakote dilaudid "
    "dolormin dramamine dulcolax eliquis elvanse emgality euthyrox flexeril flonase imitrex "
    "imodium intuniv jardiance keppra lasix latuda lucemyra lunesta lyrica maxalt metamucil midol "
    "miralax mirapex mounjaro mucinex norco novalgin novaminsulfon nurtec nyquil oxycontin "
    "ozempic pepcid percocet plavix pristiq qulipta relpax requip rexulti robaxin saxenda "
    "singulair spravato strattera sublocade sudafed symbicort thomapyrin topamax toradol "
    "trintellix trulicity tums ubrelvy ventolin viagra vicodin vivitrol voltaren vraylar wegovy "
    "xarelto xyzal zepbound zofran zyn"
)
