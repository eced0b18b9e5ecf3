package fr.guichets.programmation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.guichets.dossiers.Brouillons;
import fr.guichets.dossiers.Demandes;
import fr.guichets.dossiers.Depots;
import fr.guichets.dossiers.Dossiers;
import fr.guichets.dossiers.EtatDossier;
import fr.guichets.dossiers.Gens;
import fr.guichets.dossiers.Instruction;
import fr.guichets.dossiers.Maison;
import fr.guichets.enveloppes.Enveloppes;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.interne.Reception;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Acteur.Droit;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import fr.guichets.socle.Organisation;
import fr.guichets.socle.Role;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** One guichet with its people, its credits and its dossiers, and the steps that every test of a relevé takes. */
final class Seances {

    static final Acteur SIGNATAIRE = Gens.agent("Simon Signataire", Set.of(), Role.SIGNATAIRE);

    private static final Maison.Ajout PROGRAMMATION = new Maison.Ajout(
            List.of("enveloppes/guichet", "programmation/guichet"),
            List.of(
                    "enveloppes.interne.DelegationRecue",
                    "enveloppes.interne.MouvementEnregistre",
                    "programmation.interne.ReleveEnregistre",
                    "programmation.interne.LigneFigee",
                    "programmation.interne.EcartEnregistre",
                    "programmation.interne.DecisionFigee"),
            List.of("mouvement", "delegation", "releve"),
            List.of(Enveloppes.class, Programmation.class));

    final Maison maison;
    final Gens gens;
    private final CodeDepartement guichet;
    private final Organisation porteur;
    private final String theme;

    private Seances(CodeDepartement guichet, Organisation porteur, String theme) throws Exception {
        this.maison = Maison.vide(PROGRAMMATION);
        this.gens = new Gens(maison, guichet);
        this.guichet = guichet;
        this.porteur = porteur;
        this.theme = theme;
    }

    /** No committee, au fil de l'eau, one envelope for all years. */
    static Seances duCher() throws Exception {
        return new Seances(
                Maison.CHER, new Organisation("COMMUNE", "18159", "Nançay"), "RELATION_USAGERS_COMMUNICATION");
    }

    /** A committee, two sessions, forfaits, one tranche a year. */
    static Seances duPuyDeDome() throws Exception {
        return new Seances(
                Maison.PUY_DE_DOME, new Organisation("COMMUNE", "63330", "Saint-Cirgues-sur-Couze"), "RELATION_USAGER");
    }

    /** As the national level does, in one movement. */
    void crediter(Tranche tranche, long euros) throws Exception {
        maison.executer("INSERT INTO " + guichet.schema() + ".delegation (numero, tranche, nature, montant, motif,"
                + " reference, decidee_le, par, recue_le) VALUES ('2021-0001', '" + tranche.code()
                + "', 'DELEGATION', " + euros * 100 + ", 'Dotation', 'essai', now(), 'essai', now())");
        gens.comme(Acteur.systeme("délégation"), () -> {
            maison.bean(Reception.class).appliquer("2021-0001");
            return null;
        });
    }

    /** Files a request of that cost. */
    String deposer(long cout, String... aides) {
        ObjectNode saisie = Demandes.NANCAY.deepCopy();
        saisie.put("theme", theme).put("montantDemandeHT", cout);
        saisie.putObject("porteur").put("nature", porteur.nature()).put("code", porteur.code());
        saisie.putArray("membres");
        saisie.putArray("depenses")
                .addObject()
                .put("libelle", "Site")
                .put("nature", "PRESTATION")
                .put("montantHT", cout);
        for (String aide : aides) {
            saisie.withArray("cofinancements")
                    .addObject()
                    .put("organisme", "Région")
                    .put("montantHT", Long.parseLong(aide))
                    .put("statut", "OBTENU");
        }
        Acteur maire = Gens.acteur("Marc Maire", Droit.DEPOSE, porteur);
        return gens.comme(maire, () -> {
            String reference = maison.bean(Brouillons.class).creer(saisie).reference();
            return maison.bean(Depots.class)
                    .deposer(reference, null, true, true)
                    .numero();
        });
    }

    /** Filed, complete, examined. */
    String instruire(long cout, String... aides) {
        String numero = deposer(cout, aides);
        agent(() -> maison.bean(Instruction.class).declarerComplet(numero, null));
        agent(() -> maison.bean(Instruction.class).commencerInstruction(numero, null));
        return numero;
    }

    <T> T agent(Callable<T> action) {
        return gens.commeAgent(action);
    }

    <T> T signataire(Callable<T> action) {
        return gens.comme(SIGNATAIRE, action);
    }

    Feuille ouvrir(String session) {
        return agent(() -> maison.bean(Preparation.class).ouvrir(session, null, null));
    }

    Feuille figer(long releve) {
        return agent(() -> maison.bean(Preparation.class).figer(releve, null, null));
    }

    /** A relevé of its own, frozen at once. */
    Feuille figer() {
        return figer(ouvrir(null).releve().id());
    }

    Feuille lire(long releve) {
        return agent(() -> maison.bean(Programmation.class).lire(releve));
    }

    Candidats candidats(long releve) {
        return agent(() -> maison.bean(Programmation.class).candidats(releve));
    }

    Feuille donner(long releve, AvisRendu... avis) {
        return agent(() -> maison.bean(Deliberation.class).donnerAvis(releve, List.of(avis)));
    }

    static AvisRendu favorable(String dossier) {
        return new AvisRendu(dossier, null, Avis.FAVORABLE, null, null, null);
    }

    static AvisRendu rendu(String dossier, Avis avis, Long euros, String motif) {
        return new AvisRendu(dossier, null, avis, euros == null ? null : Montant.euros(euros), motif, null);
    }

    Feuille valider(long releve) {
        return signataire(() -> maison.bean(Deliberation.class).valider(releve, null));
    }

    EtatDossier etat(String numero) {
        return agent(() -> maison.bean(Dossiers.class).lire(numero).etat());
    }

    Solde solde() {
        return agent(() -> maison.bean(Enveloppes.class).lire().total());
    }

    Retenue retenue(String numero) {
        return agent(() -> maison.bean(Programmation.class).retenue(numero).orElse(null));
    }
}
