package fr.guichets.essais;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who asks, for which dossiers, and what exists for whom: what both matrices of access have in common. */
final class Matrice {

    static final String CHER = "cher.localhost";
    static final String PUY_DE_DOME = "puy-de-dome.localhost";
    static final String PORTAIL = "localhost";
    static final String NATIONAL = "national.localhost";
    static final String BOURGES = "agent.18033";
    static final String AUBIGNY = "agent.18015";
    static final String ELUE = Administration.NOUVELLE_ELUE;
    static final String SANS_ROLE = Administration.SANS_ROLE;

    private static final String COLLECTIVITE = "COLLECTIVITE";
    private static final String SAISIE = """
            {"porteur":{"code":"%s"},"intitule":"%s"}""";

    /** The role of each account, at the guichet that its name ends with or, for a collectivité, at all. */
    private static final Map<String, String> ROLES = new LinkedHashMap<>();

    private static List<Objet> objets;

    static {
        ROLES.put("instructeur.18", "INSTRUCTEUR");
        ROLES.put("administrateur.18", "ADMINISTRATEUR");
        ROLES.put("evaluateur1.18", "EVALUATEUR");
        ROLES.put("evaluateur2.18", "EVALUATEUR");
        ROLES.put("presidence.18", "PRESIDENCE");
        ROLES.put("comite1.18", "COMITE");
        ROLES.put("comite2.18", "COMITE");
        ROLES.put("comite3.18", "COMITE");
        ROLES.put("signataire.18", "SIGNATAIRE");
        ROLES.put("sous-prefet.181", "SOUS_PREFET");
        ROLES.put("sous-prefet.183", "SOUS_PREFET");
        ROLES.put(BOURGES, COLLECTIVITE);
        ROLES.put(AUBIGNY, COLLECTIVITE);
        ROLES.put("agent.63247", COLLECTIVITE);
        ROLES.put(ELUE, COLLECTIVITE);
        ROLES.put("instructeur.63", "INSTRUCTEUR");
        ROLES.put("administrateur.63", "ADMINISTRATEUR");
        ROLES.put("signataire.76", "SIGNATAIRE");
        ROLES.put("sous-prefet.633", "SOUS_PREFET");
        ROLES.put("national", "NATIONAL");
        ROLES.put(SANS_ROLE, null);
    }

    /**
     * @param porteur code of the collectivité, null for what does not exist
     * @param auteur who opened it, null when it is filed
     * @param marque words of its title that are in no other page
     */
    record Objet(String nom, String numero, String porteur, String arrondissement, String auteur, String marque) {

        boolean brouillon() {
            return auteur != null;
        }

        boolean existe(String hote) {
            return porteur != null && Demonstration.hote(porteur).equals(hote);
        }

        /** True when an answer says something of it. */
        boolean estDans(String page) {
            return porteur != null && (page.contains(numero) || page.contains(marque));
        }

        @Override
        public String toString() {
            return nom;
        }
    }

    private Matrice() {}

    /** Made once for all tests: what is allowed is asked in a way that changes nothing. */
    static synchronized List<Objet> objets() {
        if (objets == null) {
            Administration.inviterCeuxDesEssais();
            objets = List.of(
                    brouillon("brouillon de Bourges", BOURGES, "18033", "181"),
                    brouillon("brouillon d'Aubigny", AUBIGNY, "18015", "183"),
                    brouillon("brouillon de la nouvelle élue", ELUE, "18033", "181"),
                    new Objet("dossier de Bourges", "18-2021-002", "18033", "181", null, "Accueil multicanal"),
                    new Objet("dossier d'Aubigny", "18-2021-009", "18015", "183", null, "Refonte de la relation"),
                    new Objet("dossier de Murol", "63-2021-001", "63247", "633", null, "location de salle"),
                    new Objet("numéro inconnu", "18-2021-999", null, null, null, null),
                    new Objet("référence inconnue", "B-ZZZZZZZZ", null, null, null, null),
                    new Objet("n'importe quoi", "x'--", null, null, null, null));
        }
        return objets;
    }

    private static Objet brouillon(String nom, String auteur, String porteur, String arrondissement) {
        String marque = "Essai de la matrice par " + auteur;
        String numero = new Appelant(auteur, CHER).brouillon(SAISIE.formatted(porteur, marque));
        return new Objet(nom, numero, porteur, arrondissement, auteur, marque);
    }

    /** @return null when it has none there */
    static String role(String compte, String hote) {
        String role = ROLES.get(compte);
        if (role == null || role.equals("NATIONAL")) {
            return hote.equals(NATIONAL) ? role : null;
        }
        if (role.equals(COLLECTIVITE)) {
            return hote.equals(NATIONAL) ? null : role;
        }
        return Demonstration.hote(compte.substring(compte.indexOf('.') + 1)).equals(hote) ? role : null;
    }

    /** True when it exists for this account, at the guichet that has it or, for a collectivité, in the portal's list. */
    static boolean voit(String compte, String hote, Objet objet) {
        String role = role(compte, hote);
        if (role == null || !(objet.existe(hote) || hote.equals(PORTAIL) && objet.porteur() != null)) {
            return false;
        }
        if (role.equals(COLLECTIVITE)) {
            return compte.equals(ELUE) ? compte.equals(objet.auteur()) : compte.equals("agent." + objet.porteur());
        }
        return !objet.brouillon() && (!role.equals("SOUS_PREFET") || compte.endsWith("." + objet.arrondissement()));
    }

    static List<String> comptes() {
        return new ArrayList<>(ROLES.keySet());
    }
}
