import { wordSet, type Words } from '../language';
import { CALENDAR } from './calendar-words';
import { SHARED } from './shared-words';
import { VOCABULARY } from './vocabulary';

export const words: Words = {
  vocabulary: VOCABULARY,
  homographs: wordSet('me on non plus pour par sans sur son chat pain ni main er ère ième'),
  shared: SHARED,
  letters: /^[a-zàâæçéèêëîïôœùûüÿ]+$/,
  turning: {
    negation: wordSet(
      `ne pas jamais sans sauf aucun aucune aucuns aucunes rien personne ni non nul nulle excepté exceptée hormis hors guère nullement
      aucunement plutôt mais`
    ),
    condition: wordSet(
      `si quand lorsque dès que condition moins cas sinon autrement pourvu tant supposer supposant afin seulement uniquement selon
      dépend dépendant éventuellement lieu quel`
    ),
    comparison: wordSet(
      `plus moins davantage supérieur supérieure supérieurs supérieures inférieur inférieure inférieurs inférieures minimum maximum
      minimal maximal max min dépasse dépassant excède environ approximativement presque exactement précisément égal égale entre jusque
      vers autour autant meilleur meilleure pire moindre haut bas élevé élevée élevés élevées faible faibles tard tôt < > = <= >=`
    ),
    quantity: wordSet(
      `tout toute tous toutes chaque plusieurs quelques certains certaines beaucoup peu trop assez deux moitié demi demie double triple
      premier première premiers premières second seconde seconds secondes deuxième troisième dernier dernière derniers dernières prochain
      prochaine prochains prochaines suivant suivante suivants suivantes précédent précédente précédents précédentes nouveau nouvelle
      nouveaux nouvelles ancien ancienne anciens anciennes autre autres reste restant restante restants restantes encore aussi également
      supplémentaire supplémentaires entier entière entiers entières ensemble seul seule seuls seules fois quinzaine dizaine douzaine
      vingtaine trentaine centaine millier demi-douzaine`
    ),
    time: wordSet(
      `avant après apres depuis jusque pendant durant dès partir déjà deja maintenant immédiatement aussitôt bientôt désormais tôt tard
      plus-tard demain hier aujourd'hui après-demain avant-hier matin matinée après-midi soir soirée nuit midi minuit semaine semaines
      mois année années trimestre week-end jour jours quotidien quotidiennement hebdomadaire hebdomadairement mensuel mensuellement
      annuel annuellement régulièrement toujours actuel actuelle actuels actuelles courant courante futur future futurs futures passé
      passée passés passées retard urgence urgemment rapidement ce cet cette ces`
    ),
    direction: wordSet(
      `à de pour par avec en dans sur sous chez vers contre via entre selon devant derrière hors auprès côté travers y`
    ),
    polarity: wordSet(
      `active activez activer désactive désactivez désactiver ouvre ouvrez ouvrir ferme fermez fermer ouvert ouverte ouverts ouvertes fermé
      fermée fermés fermées ajoute ajoutez ajouter retire retirez retirer enlève enlevez enlever supprime supprimez supprimer efface
      effacez effacer augmente augmentez augmenter diminue diminuez diminuer baisse baissez baisser réduis réduisez réduire monte montez
      monter démarre démarrez démarrer arrête arrêtez arrêter stoppe redémarre redémarrez redémarrer allume allumez allumer éteins éteignez
      éteindre accepte acceptez accepter refuse refusez refuser approuve approuvez approuver rejette rejetez rejeter bloque bloquez bloquer
      débloque débloquez débloquer verrouille verrouillez verrouiller déverrouille déverrouillez déverrouiller autorise autorisez autoriser
      interdis interdisez interdire affiche affichez afficher montre montrez montrer masque masquez masquer cache cachez cacher archive
      archivez archiver désarchive confirme confirmez confirmer annule annulez annuler crédite créditez créditer débite débitez débiter
      achète achetez acheter vends vendez vendre envoie envoyez envoyer renvoie renvoyez renvoyer reçois recevez recevoir importe importez
      importer exporte exportez exporter télécharge accorde révoque révoquez révoquer attribue attribuez attribuer assigne assignez assigner
      abonne désabonne installe désinstalle installez installer attache détache connecte déconnecte publie publiez publier dépublie inclus
      incluez inclure exclus excluez exclure prolonge prolongez prolonger raccourcis raccourcissez raccourcir avance avancez avancer retarde
      reporte reportez reporter déplace déplacez déplacer crée créez créer réserve réservez réserver rembourse remboursez rembourser paye
      payé payée payés payées impayé impayée impayés impayées lu lus lue lues résolu résolue résolus résolues actif active actifs inactif
      inactive disponible indisponible public publique privé privée terminé terminée reprends suspends emprunte rends loue prends donne`
    ),
  },
  articles: wordSet('le la les un une'),
  definiteArticles: wordSet('le la les'),
  numberOf: { one: wordSet('le la un une'), several: wordSet('les') },
  pronouns: wordSet(
    `il elle ils elles lui leur leurs eux son sa ses celui celle ceux celles ça cela ceci ce cet cette ces -le -la -les même mêmes ledit
    ladite lesdits lesdites lequel laquelle lesquels lesquelles dont y`
  ),
  personal: wordSet(
    'il elle ils elles lui leur leurs eux son sa ses celui celle ceux celles ça cela ceci -le -la -les'
  ),
  pointing: wordSet('ce cet cette ces même mêmes ledit ladite lesdits lesdites'),
  relative: wordSet(''),
  reporting: wordSet(''),
  periodNouns: wordSet('semaine mois trimestre année week-end matin après-midi soir fois'),
  owning: wordSet('mon ma mes notre nos chaque tous toutes'),
  auxiliaries: wordSet(
    `je me moi mon ma mes nous notre nos tu te toi ton ta tes vous votre vos on se est sont était étaient été être suis sommes êtes ai as a
    avons avez ont avait avaient avoir peux peut pouvez peuvent pourrais pourriez pourrait veux veut voulez voudrais voudrait dois doit
    devez faut faire fait ok est-ce du des au aux qu jusqu lorsqu puisqu quelqu aujourd hui`
  ),
  genericNouns: wordSet(
    `client clients cliente clientes utilisateur utilisateurs utilisatrice équipe équipes service services groupe groupes société sociétés
    entreprise entreprises responsable responsables chef cheffe directeur directrice manager collègue collègues fournisseur fournisseurs
    partenaire partenaires employé employés employée employées personnel membre membres administrateur propriétaire expéditeur
    destinataire participants quelqu'un personne personnes gens monde contact contacts commande commandes ticket tickets facture factures
    compte comptes email emails réunion réunions tâche tâches projet projets produit produits article articles fichier fichiers document
    documents rapport rapports liste listes chose choses moi nous vous toi lui leur eux qui quoi siège bureau entrepôt maison révision
    validation test travail aide instructions système prompt inconnu défaut ami amie famille mari femme monsieur madame
    mademoiselle messieurs mesdames maître docteur docteure professeur professeure médecin patron patronne voisin voisine`
  ),
  organisationNouns: wordSet(
    `sa sarl sas sasu eurl snc banque université école lycée collège équipe service groupe comité association fondation institut ministère
    hôpital clinique hôtel restaurant magasin agence société entreprise mairie`
  ),
  notGivenNames: wordSet('rose marine prosper constant aimé noël pascal olive'),
  capitalsName: true,
  nameParticles: wordSet(`de du des la le les van von der den di da el`),
  namingCues: wordSet(
    'intitulé intitulée intitulés intitulées nommé nommée appelé appelée titre objet libellé libellée'
  ),
  titleJoins: wordSet('en de pour sur à avec dans'),
  breaks: wordSet(
    'et ou puis ensuite alors donc car parce que comme ignore ignorez instruction instructions système prompt'
  ),
  leads: wordSet(`pour concernant sujet catégorie étiquette thème contre`),
  owners: wordSet('mon ma mes notre nos ton ta tes votre vos leur leurs son sa ses'),
  pointers: wordSet(
    `même autre nouveau nouvelle ancien ancienne propre principal principale habituel habituelle normal normale spécial spéciale plein
    pleine vide bon bonne mauvais mauvaise petit petite grand grande gros grosse long longue court courte dernier dernière premier
    première gratuit gratuite final finale moyen moyenne total totale commun commune`
  ),
  idioms: wordSet('toujours exemple information mémoire instant moment suite demain aujourd'),
  endings: {
    adverb: /ment$/,
    done: /..(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|ies|it|ite)$/,
    pointer: /^(?:in|im).+|.+(?:able|ible|eux|euse)$/,
  },
  namedByCodes: wordSet(''),
  kinds: {
    priority:
      'bas, basse, faible, moyen, moyenne, haut, haute, élevé, élevée, urgent, urgente, critique, normal, normale, maximale, minimale',
    colour:
      'rouge, vert, verte, bleu, bleue, jaune, orange, violet, violette, rose, noir, noire, blanc, blanche, gris, grise, marron, turquoise',
    month: 'janvier, février, mars, avril, mai, juin, juillet, août, septembre, octobre, novembre, décembre',
    language:
      'français, anglais, allemand, espagnol, italien, portugais, néerlandais, polonais, russe, chinois, japonais, arabe, turc, suédois',
    fileFormat: 'pdf, csv, xlsx, json, xml, html, docx, txt, png, jpg, markdown, yaml, zip, excel, word',
    environment: 'production, préproduction, staging, développement, test, recette, intégration',
    department:
      'ventes, marketing, achats, comptabilité, finances, juridique, technique, logistique, ressources humaines, support, facturation, direction',
    drink: 'café, thé, eau, jus, bière, vin, lait, espresso, cola',
    meal: 'petit-déjeuner, petit déjeuner, déjeuner, dîner, brunch',
    room: 'cuisine, chambre, salon, salle de bain, salle de bains, couloir, cave, garage, bureau, salle à manger, entrée, jardin, balcon, grenier, terrasse',
    shipping: 'standard, express, prioritaire, économique',
    place:
      'paris, lyon, marseille, lille, nantes, bordeaux, toulouse, nice, strasbourg, rennes, montpellier, grenoble, dijon, bruxelles, liège, genève, lausanne, zurich, luxembourg, londres, berlin, rome, milan, madrid, barcelone, lisbonne, amsterdam, vienne, montréal, québec',
  },
  politeness: {
    openings: `bonjour à tous | bonjour tout monde | bonjour | bonsoir | salut | coucou | hello | merci de avance | merci beaucoup | merci`,
    gerundOpenings: `peux tu | pourrais tu | pouvez vous | pourriez vous | veux tu | veuillez | est-ce que tu peux | est-ce que tu pourrais |
      est-ce que vous pouvez | est-ce que vous pourriez | tu peux | vous pouvez | tu pourrais | vous pourriez | merci de | il faut |
      je voudrais | je veux | je souhaite | je souhaiterais | je aimerais | je dois | nous voudrions | nous devons | est-ce possible de`,
    questionOpenings:
      'dis moi | dites moi | montre moi | je voudrais savoir | je aimerais savoir | sais tu | savez vous',
    questionWords: wordSet('qui quel quelle quels quelles quoi comment où quand combien pourquoi'),
    closings: `merci | merci beaucoup | merci bien | merci de avance | merci à toi | merci à vous | cordialement | bonne journée |
      bien à vous | je te remercie | je vous remercie`,
    anywhere: wordSet('svp stp'),
  },
  starters: wordSet(
    `à pour avec sans par en dans sur sous chez vers contre via depuis dès avant après jusque pendant durant selon entre concernant parce`
  ),
  joins: wordSet('et ou puis mais car que qui dont où donc lorsque quand parce aussi ainsi'),
  ands: wordSet('et'),
  compoundStarters: [['raison', 'de']],
  scoped: wordSet('seulement uniquement aussi également même ne que'),
  determiners: wordSet('mon ma mes notre nos tous toutes chaque'),
  numberMarks: wordSet('numéro id référence'),
  ofAll: { alls: wordSet('tous toutes'), of: wordSet('de') },
  ...CALENDAR,
  noStreet:
    /(?<!\p{L})(?:autres?|différents|plusieurs|plus|moins|adresses|lieux|jours?|semaines?|mois|heures?|minutes?|personnes?|fois)(?!\p{L})/iu,
  oneWord: `rendez-vous|apr[èe]s-midi|week-ends?|e-mails?|s['’]il\\s+(?:te|vous)\\s+pla[iî]t|aujourd['’]hui|quelqu['’]une?|est-ce|peut-être|petit-déjeuner|après-demain|avant-hier|plus\\s+tard|n\\.?\\s?[°º]|(?<=\\p{L})-(?:le|la|les)(?!-)|(?:je|tu|nous|vous|on|ne|ils?|elles?)\\s+(?:le|la|les|l['’]\\p{L}+)|(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu)['’]`,
  abbreviations: /(?:\b(?:n|no|nr|m|mme|mlle|dr|st|ste|etc|env|max|min|tél|av|bd)|(?<=\s)\p{Lu})$/iu,
};
