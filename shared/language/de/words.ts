import { wordSet, type Words } from '../language';
import { CALENDAR } from './calendar-words';
import { VOCABULARY } from './vocabulary';

export const words: Words = {
  vocabulary: VOCABULARY,
  homographs: wordSet('er des war man hat'),
  letters: /^[a-zäöüßé]+$/,
  turning: {
    negation: wordSet(
      `nicht kein keine keinen keinem keiner keines nie niemals ohne weder noch ausser außer ausgenommen sondern aber nichts niemand
      niemanden niemandem nirgends nirgendwo keinesfalls`
    ),
    condition: wordSet(
      `wenn falls sofern soweit solange sobald ob bevor nachdem ansonsten sonst andernfalls vorausgesetzt je abhängig nur statt
      stattdessen anstatt wann immer`
    ),
    comparison: wordSet(
      `mehr weniger größer grösser kleiner höher niedriger länger kürzer über unter oberhalb unterhalb mindestens höchstens maximal
      minimal maximum minimum meist meisten wenigsten höchste höchsten niedrigste niedrigsten größte größten kleinste kleinsten längste
      kürzeste billigste billigsten günstigste günstigsten teuerste schnellste langsamste zwischen innerhalb gleich genau etwa ungefähr
      circa ca rund knapp als übersteigt überschreitet unterschreitet < > = <= >=`
    ),
    quantity: wordSet(
      `alle allen aller alles jede jeder jedes jeden jedem sämtliche einige einigen manche mehrere viele vielen wenige beide beiden halb
      halbe halben einzelne einzelnen erste ersten erster erstes zweite zweiten dritte dritten letzte letzten letzter letztes nächste
      nächsten nächster nächstes neueste neuesten älteste ältesten übrige übrigen restliche restlichen weitere weiteren weiteres
      zusätzlich zusätzliche zusätzlichen wieder nochmal nochmals erneut zweimal dreimal doppelt ganze ganzen gesamte gesamten jeweils
      auch einzig andere anderen anderes anderer`
    ),
    time: wordSet(
      `vor nach seit bis ab während künftig künftige künftigen überfällig überfällige überfälligen schon bereits jetzt sofort bald später
      früher früh umgehend dringend asap heute morgen übermorgen gestern vorgestern täglich wöchentlich monatlich jährlich regelmäßig
      morgens mittags nachmittags abends nachts nachmittag vormittag abend nacht mittag mitternacht woche wochen monat monats monate jahr
      jahre jahres quartal quartals wochenende tag tage tages diese diesen dieser dieses diesem aktuelle aktuellen kommende kommenden
      vergangene vergangenen vorige vorigen`
    ),
    direction: wordSet(
      `zu zum zur von vom in im ins aus auf an am ans bei beim mit für gegen durch um via per wegen laut entlang gegenüber`
    ),
    polarity: wordSet(
      `aktiviere deaktiviere aktivieren deaktivieren öffne öffnen schließe schliesse schließen schliessen geöffnet geschlossen füge entferne
      hinzufügen entfernen erhöhe senke erhöhen senken starte stoppe starten stoppen nimm lehne genehmige genehmigen ablehnen sperre
      entsperre sperren entsperren abonniere kündige kündigen erlaube blockiere zeige verstecke zeigen archiviere archivieren pausiere
      fortsetzen bestätige storniere bestätigen stornieren gutschreiben belaste kaufe verkaufe kaufen verkaufen sende empfange senden
      importiere exportiere importieren exportieren lade teile entziehe zuweisen weise verschlüssele entschlüssele veröffentliche
      verlängere verkürze beschleunige verschiebe markiere verknüpfe trenne erstelle lösche erstellen löschen anlegen lege abschließen
      bezahlt unbezahlt gelesen ungelesen gelöst ungelöst offen offene offenen erledigt aktiv inaktiv verfügbar öffentlich privat hoch
      runter rein raus weg zurück`
    ),
  },
  articles: wordSet('der die das den dem des ein eine einen einem einer eines'),
  definiteArticles: wordSet('der die das den dem des'),
  // "der" and "die" stand before one as well, but "den Artikel" and "die Artikel" are never the same.
  numberOf: { one: wordSet('das den dem des ein einen einem eines'), several: wordSet('die') },
  pronouns: wordSet(
    `er ihn ihm sein seine seinen seinem seiner sie ihr ihre ihren ihrem ihrer ihnen es dieser diese dieses diesen diesem jener jene jenes
    jenen jenem derselbe dieselbe dasselbe derselben denselben davon damit dafür dazu darauf darüber dort deren dessen solche solchen`
  ),
  personal: wordSet(
    `er ihn ihm sein seine seinen seinem seiner sie ihr ihre ihren ihrem ihrer ihnen es davon damit dafür dazu darauf darüber dort`
  ),
  pointing: wordSet(
    `dieser diese dieses diesen diesem jener jene jenes jenen jenem derselbe dieselbe dasselbe derselben denselben solche solchen`
  ),
  relative: wordSet(''),
  reporting: wordSet(''),
  periodNouns: wordSet('woche monat quartal jahr wochenende morgen vormittag nachmittag abend mal'),
  owning: wordSet('mein meine meinen meinem meiner unser unsere unseren unserem unserer alle jede jeden jedes'),
  auxiliaries: wordSet(
    `ich mich mir wir uns du dich dir euch mein meine meinen unser unsere unseren dein deine deinen ist sind war waren sei sein bin bist
    wird werden wurde wurden hat habe haben hatte hatten kann können könnte könnten soll sollen sollte muss müssen darf dürfen möchte
    möchten will wollen würde würden ok auch mal doch bitte da es`
  ),
  genericNouns: wordSet(
    `kunde kunden kundin kundinnen nutzer nutzerin benutzer team teams abteilung abteilungen gruppe gruppen firma firmen unternehmen chef
    chefin leiter leiterin kollege kollegen kollegin kolleginnen lieferant lieferanten partner mitarbeiter mitarbeiterin mitarbeitern
    personal mitglied mitglieder admin administrator besitzer absender empfänger teilnehmer jemand jemanden jemandem person personen leute
    kontakt kontakte bestellung bestellungen auftrag aufträge ticket tickets rechnung rechnungen konto konten mail mails besprechung
    termin termine aufgabe aufgaben projekt projekte produkt produkte artikel datei dateien dokument dokumente bericht berichte liste
    listen sache niemand wer wen wem zentrale büro lager zuhause prüfung freigabe test arbeit hilfe anweisungen system bescheid`
  ),
  organisationNouns: wordSet(
    `gmbh ag kg ohg ug se ev verein bank universität hochschule schule team abteilung gruppe amt agentur stiftung institut klinik
    krankenhaus hotel restaurant werke verlag`
  ),
  notGivenNames: wordSet('rosa ernst mark lang wolf may iris viola'),
  capitalsName: false,
  nameParticles: wordSet('von van der den de'),
  namingCues: wordSet('namens genannt betitelt titel betreff bezeichnung'),
  titleJoins: wordSet('in im von für mit auf'),
  breaks: wordSet('und oder dann also weil da denn so ignoriere anweisung anweisungen system prompt dass'),
  leads: wordSet('für über wegen bezüglich kategorie stichwort thema schlagwort'),
  owners: wordSet(
    `mein meine meinen meinem meiner unser unsere unseren unserem unserer dein deine deinen ihr ihre ihren sein seine seinen`
  ),
  pointers: wordSet(
    `gleiche andere neue alte eigene übliche normale volle halbe leere richtige falsche beste gute große kleine lange kurze letzte nächste`
  ),
  idioms: wordSet('immer später heute morgen mich uns dich ihn sie alle jetzt'),
  endings: { adverb: /(?:weise|ig|lich)$/, done: /^ge.+(?:t|en)$/, pointer: /^(?:un|ge).+(?:e|en|er|es)$/ },
  namedByCodes: wordSet(''),
  kinds: {
    priority:
      'niedrig, mittel, hoch, dringend, kritisch, normal, niedriger, hoher, mittlerer, niedrige, hohe, mittlere, niedrigste, höchste',
    colour: 'rot, grün, blau, gelb, orange, lila, schwarz, weiß, grau, braun, türkis, rosa',
    weekday: 'montags, dienstags, mittwochs, donnerstags, freitags, samstags, sonntags',
    month: 'januar, februar, märz, april, mai, juni, juli, august, september, oktober, november, dezember',
    language:
      'deutsch, englisch, französisch, spanisch, italienisch, portugiesisch, niederländisch, polnisch, russisch, chinesisch, japanisch, türkisch',
    fileFormat: 'pdf, csv, xlsx, json, xml, html, docx, txt, png, jpg, markdown, yaml, zip, excel, word',
    environment: 'produktion, staging, entwicklung, test, integration',
    department:
      'vertrieb, marketing, einkauf, buchhaltung, personal, personalabteilung, technik, logistik, versand, kundendienst, support, recht, rechtsabteilung, entwicklung, controlling',
    drink: 'kaffee, tee, wasser, saft, bier, wein, milch, espresso, cola',
    meal: 'frühstück, mittagessen, abendessen',
    room: 'küche, schlafzimmer, wohnzimmer, bad, badezimmer, flur, keller, garage, büro, esszimmer, kinderzimmer, garten, balkon',
    shipping: 'standard, express, expressversand, standardversand',
    place:
      'berlin, hamburg, münchen, köln, frankfurt, stuttgart, düsseldorf, leipzig, dresden, bremen, hannover, nürnberg, wien, graz, salzburg, linz, zürich, basel, bern, genf, paris, lyon, london, rom, mailand, madrid, barcelona, lissabon, amsterdam, brüssel, kopenhagen, stockholm, oslo, helsinki, warschau, prag, budapest, athen, dublin, mannheim, bonn, dortmund, kiel, rostock, mainz',
  },
  politeness: {
    openings: `hallo zusammen | guten morgen | guten tag | guten abend | hallo | hi | hey | moin | servus | bitte |
      kannst du | könntest du | können sie | könnten sie | kannst du mir | könntest du mir | können sie mir | könnten sie mir |
      würdest du | würden sie | sei so gut und | seien sie so gut und | sei so nett und | seien sie so nett und`,
    gerundOpenings: '',
    questionOpenings: 'sag mir | sagen sie mir | zeig mir | ich möchte wissen | ich würde gern wissen | weißt du',
    questionWords: wordSet('wer wen wem wessen was wie wo wann welche welcher welches welchen wieviel wieviele'),
    closings: `bitte | danke | vielen dank | danke schön | danke im voraus | vielen dank im voraus | danke dir | lg | viele grüße |
      besten dank`,
    anywhere: wordSet('bitte'),
  },
  starters: wordSet(
    `zu zum zur von vom in im ins aus auf an am ans bei beim mit für gegen durch um über unter via per nach ab seit bis vor wegen namens als
    zwischen während`
  ),
  joins: wordSet('und oder dann aber weil denn dass die der das welche welcher welches wo während auch sowie'),
  ands: wordSet('und sowie'),
  compoundStarters: [['aufgrund', 'von']],
  scoped: wordSet('nur auch erst'),
  determiners: wordSet('mein meine meinen unser unsere unseren alle beide jede jeden jedes'),
  particles: wordSet('ein aus an ab zu auf hoch runter zurück weg'),
  closingParticles: wordSet('an ab aus ein auf zu hinzu zurück vor weg um frei fort'),
  numberMarks: wordSet('nummer nr id'),
  ...CALENDAR,
  noStreet:
    /\b(?:andere|verschiedene|mehrere|mehr|weniger|adressen|orte|tage?n?|wochen?|monate?n?|stunden?|minuten?|personen|mal)\b/i,
  oneWord: 'e-mails?',
  abbreviations: /(?:\b(?:nr|bzw|ca|usw|dr|hr|fr|str|tel|inkl|zzgl|max|min|evtl|st)|(?<=\s)\p{Lu}|\b\d{1,2})$/iu,
};
