import { wordSet } from '../language';

/** Words of requests, beyond the closed classes: by them a short request such as "Storniere Bestellung 1042" is told to be German. */
export const VOCABULARY = wordSet(`
  bitte danke hallo ja nein wie was wer wo welche uhr euro mir mich ändere antworte antworten arbeite aktualisiere analysiere bestelle
  bestellen bezahle bezahlen berechne berechnen bereite bestimme bewerte buche buchen bring dokumentiere drucke drucken dreh drehe
  eintragen erfasse erfassen ergänze erinnere erinnern ermittle erneuere erstatte erstatten erzeuge fasse finde finden frag frage füll
  genehmigung gib geben hänge hol informiere installiere kopiere korrigiere kündigung leite leiten lies liefere liefern mach mache
  melde melden miete nenne nenn notiere ordne öffnung plane planen prüfe prüfen pack packe protokolliere reserviere reservieren
  repariere reklamiere reinige registriere reiche sag sage schalte schalt schalten schick schicke schicken schreib schreibe schreiben
  setz setze setzen speichere such suche suchen stell stelle stellen summiere tausche trag trage überprüfe übersetze überweise
  überweisen vereinbare vergib vergleiche verlege verleih verschick verschicke versende verlängerung wähle warte wechsle zahle zahlen
  zeig zieh übertrage nimm leg ruf rufe spiel spiele mahne wirf stelle benachrichtige beantrage weise schließ öffnet weiter
  abonnement abrechnung adresse alarm angebot anfrage anlage anmeldung anruf antrag antwort anzahl anzeige arzt auftrag ausgabe auto
  bahn baustelle beleg benachrichtigung bericht bestand bestellung betrag bewerbung bild brief buch buchung büro dauer datei daten
  dienst diagramm dienstreise druck drucker einkauf einladung eintrag ergebnis erinnerung erstattung fahrt fahrzeug fehler fenster
  filiale flug frist garten gast gäste gebühr gehalt gerät geschenk gespräch gutschein gutschrift haus heizung hotel kalender karte
  kasse konferenz konto kosten kunde kurs kündigung küche lager lampe licht lieferung lieferschein liste lohn mahnung maschine meldung
  menge miete mitarbeiter musik nachricht notiz nummer ordner paket palette paletten patient pflanze platz post preis produkt protokoll
  raum rechnung reise reparatur reservierung restaurant rezept rolladen rückgabe rückerstattung schaden schicht schrank seite server
  sendung sitzung spende status stück stunden stunde minuten minute tabelle tage tagen technik telefon temperatur termin text ticket
  tisch titel tür umsatz umsätze unterlagen update urlaub urlaubsantrag verbindung versand versicherung vertrag video wagen ware wohnung
  wochen werkstatt zahlung zeit zeitraum ziel zimmer zug zähler zählerstand züge kilometer grad prozent liter gramm person personen
  gern gerne nämlich schnell langsam rechtzeitig pünktlich warm kalt heiß kaputt beschädigt defekt neu neue neuen neuer neues alt alte
  gut gute guten groß große klein kleine kurz lang frei freie voll leer morgen heute
`);
