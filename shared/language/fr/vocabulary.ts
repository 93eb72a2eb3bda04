import { wordSet } from '../language';
import { SHARED } from './shared-words';

/** Stems of verbs of the first conjugation, as requests have them: `annule`, `annulez`, `annuler`, `annulée`. */
const STEMS = `accept accélèr accélér accord achet achèt activ actualis affect affich ajout ajust alert allum amen analys annonc annul appel
  apport approuv archiv arrang arrêt arriv assign associ assur attribu augment autoris avanc baiss bloqu calcul cherch charg chang class
  clôtur command commenc communiqu compar complét complèt compt condens confirm connect consult contact contrôl convoqu coup crédit cré
  débit débloqu décal déclar déclin décommand déconnect défalqu demand démarr déménag dépanner déplac dépos désactiv désarchiv désinstall
  détermin diffus diminu distribu divis document donn doubl dupliqu écout édit effac élabor embauch emmen emport emprunt encaiss enlèv
  enlev enregistr entr envoy épingl équip éteign étudi évalu évit exclu excus exécut expédi expliqu export factur ferm fix formul form
  gard gel génèr génér grav group hébergé identifi ignor import imprim inclu indiqu inform inscri install interdi interrog invit jou
  laiss lanc li limit list livr lou marqu masqu mesur modifi mont montr nettoy nomm not notifi numériqu occup oubli ouvr partag pass
  pay permut photographi pilot plac planifi port post posté pouss précis préfér prélèv prélev prépar présent prévis privatis procur
  programm prolong propos protèg protég publi purg qualifi raccourc rachet rachèt rajout rang rappel rappell rapport rassembl réactiv
  réalis recharg recherch réclam recommand réconcili recrut rectifi récupèr récupér rédig redémarr référenc refus régl règl regroup
  relanc relev remerci remont remplac rembours rencontr renomm renouvel renouvell renseign renvoi renvoy répar réparti répèt répét
  report reprogramm réserv résili résum retir retourn retrouv révis sauvegard scann sépar sign signal sollicit sort soulign stock
  stopp suggèr suggér supprim survol suspend synchronis tap téléphon télécharg termin test tir tourn tradui transfèr transfér transmet
  transport travers tri trouv utilis valid vend verrouill déverrouill vers vid virevolt vir visualis vot`;
const ENDINGS = ['e', 'es', 'ez', 'er', 'é', 'ée', 'és', 'ées'];

/** Words of requests, beyond the closed classes: by them a short request such as "Annule la commande 1042" is told to be French. */
export const VOCABULARY: ReadonlySet<string> = new Set([
  ...SHARED,
  ...[...wordSet(STEMS)].flatMap((stem) => ENDINGS.map((ending) => stem + ending)),
  ...wordSet(`
  ouvre ouvrez ouvrir ferme envoie envoyez envoyer renvoie renvoyez mets mettez mettre remets remettre fais faites faire refais dis dites
  dire prends prenez prendre reprends rends rendez rendre lis lisez lire écris écrivez écrire inscris inscrivez inscrire préviens
  prévenez prévenir tiens tenez tenir viens venez venir vois voyez voir revois veux voulez vouloir peux pouvez pouvoir pourrais pourriez
  voudrais voudriez sais savez savoir dois devez devoir faut attends attendez attendre éteins éteignez éteindre réponds répondez répondre
  transmets transmettez transmettre traduis traduisez traduire réduis réduisez réduire raccourcis raccourcissez raccourcir choisis
  choisissez choisir remplis remplissez remplir finis finissez finir établis établissez établir fournis fournissez fournir convertis
  convertissez convertir avertis avertissez avertir suis suivez suivre vends vendez vendre suspends suspendez suspendre étends étendez
  étendre descends descendre inclus incluez inclure exclus excluez exclure résous résolvez résoudre crée créez créer bonjour bonsoir salut
  merci svp stp dollar dollars couronnes centimes oui non voici voilà euro euros cordialement avance remerciements
  abonnement accès achat acompte adresse affaire agence aide alarme ampoule année annonce appareil appartement appel argent armoire
  arrivée article assurance atelier avenant avion avis avocat bague banque bateau bâtiment besoin beurre bibliothèque bière billet bloc
  boisson boîte bon bouteille boutique bouton bureau cadeau café caisse caméra camion candidat candidature carte cartes carton centre
  chaise chaleur chambre chambres chaîne chantier charge chauffage chef chemise chèque chiffre chose ciel classe clé clef client cliente
  clientes clients clim climatisation coiffeur coffre colis collègue collègues commande commandes compte comptes comptable comptabilité
  concert congé congés contrat contrats copie cour courriel courrier cours coût coûts courses cuisine date déclaration décision déjeuner
  départ dépense dépenses dépôt dernier dernière devis dîner directeur directrice donnée données dossier dossiers douche droit durée eau
  échange échéance école écran écrans embauche emploi employé employée employés enfant enquête entreprise entrepôt entretien envoi
  épicerie équipe équipes erreur espace essai essence étage étape état étiquette étudiant événement évènement examen facture factures
  famille fenêtre fenêtres feu feuille fichier fichiers fille film filtre fin fleurs fois fonds formation formulaire fournisseur
  fournisseurs foyer frais français garage gare gaz gens gestion groupe habitation haricots hébergement heure heures horaire horaires
  hôtel huile image imprimante incident infos infirmier intervention invité invités janvier février mars avril mai juin juillet août
  septembre octobre novembre décembre jardin jeu jour jours journal journée lait lampe lampes langue lettre licence lien lieu ligne
  lignes liste listes lit livraison livraisons livre livres logement logiciel loyer lumière lumières machine magasin mail maison
  maintenance mairie marché marque matériel matin médecin membre membres mémoire menu mesure métro meuble mise mois monnaie montant mot
  moteur musique musée navire niveau nom note nouveau nouveaux nouvelle nouvelles numéro numéros objet occasion offre offres opération
  ordinateur ordinateurs ordonnance ordre outil page paiement paiements panier panne panneau papier paquet parking part partie passager
  patient patients patiente payée paye payement pays peinture permis personnes perte pétition photo photos pièce pièces place places plan
  plante plantes plat pneu poids point poissons police pont porte portes poste poulet pourboire pression prêt prévision prime prix
  problème procès produit produits projecteur projet projets promotion proposition prospect quai qualité quantité question rabais rapport
  rapports réclamation réclamations recette recettes recherche reçu réduction référence registre règlement relevé remboursement
  remboursements remise rendez-vous rendezvous renfort renseignement repas réponse responsable ressource restaurant résultat résultats
  résumé retard réservation réservations réseau réunion réunions rez robe route rue sac salaire salaires salle salles salon sang santé
  séance sécurité séjour semaine semaines serveur serveurs service services siège site société solde soldes sortie souris spectacle stade
  stage statut stylo sucre sujet suivi tableau tâche tâches tarif tarifs taux taxe téléphone température temps terrain texte thé
  thermostat ticket tickets titre toilettes train trains traitement trajet tranche travail travaux trimestre usine utilisateur
  utilisateurs vacances valeur vélo vente ventes vétérinaire version viande ville vin virement virements visite visites vitesse voiture
  voitures vol volet volets volume voyage wifi zone degré degrés grammes kilos kilomètres litres mètres pourcent
  petit petite petits petites grand grande grands grandes gros grosse bon bonne mauvais mauvaise vieux vieille beau belle chaud chaude
  froid froide lent lente rapide cassé cassée urgent urgente gratuit gratuite cher chère libre plein pleine vide prêts disponible
  quinzaine dizaine douzaine vingtaine centaine millier million millions milliard
  `),
]);
