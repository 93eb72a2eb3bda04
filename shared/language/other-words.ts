import { wordSet } from './language';

/**
 * Small words of languages that have no port, by which a text is told to be in one of them. Those that a language with a port has
 * as well say nothing against it.
 */
export const OTHER_WORDS = wordSet(`
  il lo la gli le un uno una di del dello della dei degli delle dal dalla nel nella nei sul sulla al allo alla ai agli alle con per
  tra fra che chi cui non ma anche ancora solo se quando mentre perché perche come dove questo questa questi queste quello quella
  ogni tutti tutte tutto tutta sono è e ho hai ha abbiamo hanno essere avere mi ti ci vi lui lei noi voi loro mio mia tuo tua suo
  sua nostro vostro prima dopo fino oggi domani ieri adesso ora più meno molto poco senza ordine ordini biglietto fattura cliente
  annulla crea invia prenota apri chiudi elimina aggiungi mostra cancella riavvia sposta assegna aggiorna trova manda rimborsa
  het een de van voor met naar bij uit aan op om tot tegen zonder over onder tussen tijdens na sinds niet geen wel en of maar want
  omdat dat die dit deze wie wat waar wanneer als indien tenzij alleen ook nog al alle elke ieder iedere veel weinig meer minder
  ik jij je u hij zij ze wij jullie hun hen mijn jouw zijn haar ons onze is ben bent was waren heeft heb hebben had wordt worden
  kan kunnen moet moeten mag zal wil graag alstublieft vandaag morgen gisteren nu straks bestelling afspraak factuur klant
  annuleer maak stuur boek sluit verwijder voeg toe toon herstart verplaats wijs werk zoek betaal
  i w z na do od dla po przy przez nad pod przed za bez o u ze we nie tak lub albo ale czy jeśli jesli jeżeli gdy kiedy kiedyś
  który która które ten ta to te tego tej tym tych jest są był była było być mam masz ma mamy mają mój moja moje twój jego jej ich
  nasz wasz się sie proszę prosze dziś dzis dzisiaj jutro wczoraj teraz tylko też także każdy wszystkie więcej mniej bardzo
  anuluj utwórz wyślij zarezerwuj otwórz zamknij usuń dodaj pokaż zamówienie zamówienia fakturę klienta spotkanie zwróć
  o os as um uma uns umas do da dos das no na nos nas ao aos à às pelo pela por para com sem sob sobre entre até desde não nem mas
  ou se quando enquanto porque como onde que quem qual quais este esta isto esse essa isso aquele aquela meu minha teu seu sua nosso
  todos todas cada muito pouco mais menos já ainda só também é são foi era ser estar está estão tem têm ter hoje amanhã ontem agora
  pedido pedidos pessoa pessoas obrigado obrigada encomenda cancele crie envie reserve abra feche exclua adicione mostre fatura reunião
  och att det som en ett av för med till från på i om inte men eller när medan eftersom den de denna detta dessa är var vara har
  hade kan ska skall vill måste jag du han hon vi ni mig dig honom henne oss er min din sin vår alla varje mycket mer mindre idag
  imorgon igår nu bara också beställning avboka skapa skicka boka öppna stäng ta bort lägg visa
  og at det som en et af for med til fra på i om ikke men eller når mens fordi den de denne dette disse er var være har havde kan
  skal vil må jeg du han hun vi mig dig ham hende os min din sin vores alle hver meget mere mindre ordre opret annuller bestill
  ja ei että joka on ovat oli olla minä sinä hän me te he tämä se nämä ne jos kun koska mutta tai kanssa ilman ennen jälkeen tänään
  huomenna tilaus peruuta luo lähetä varaa avaa sulje poista
  a se si na v ve do od pro po při nad pod před za bez o u že aby ne ano nebo ale když pokud který která které ten ta to je jsou byl
  být mám máš má můj tvůj jeho její jejich dnes zítra včera teď jen také každý všechny více méně objednávku zruš vytvoř pošli
  ve ile için bir bu şu o da de ki mi mı mu mü değil ama veya eğer her bütün tüm daha çok az var yok ben sen biz siz onlar benim
  bugün yarın dün şimdi sonra önce siparişi iptal et oluştur gönder ayırt aç kapat sil ekle göster
  și si cu la de pe în in din pentru fără sau dar dacă când care este sunt era fi am ai are avem au meu mea tău său azi mâine ieri
  acum doar toate fiecare mai mult comanda anulează creează trimite rezervă deschide închide șterge adaugă arată
  és a az egy nem hogy de vagy ha amikor mert aki ami van volt lesz én te ő mi ti ők ez ma holnap tegnap most csak minden több
  rendelés töröld küldd foglalj nyisd
`);
