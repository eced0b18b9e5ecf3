package fr.guichets.web.enveloppes;

import fr.guichets.enveloppes.Mouvement;

/**
 * The act behind a movement, as a link.
 *
 * @param href null when there is no page that shows it here
 */
public record ActeDuMouvement(String libelle, String href) {

    static ActeDuMouvement de(Mouvement mouvement) {
        int barre = mouvement.origine().indexOf('/');
        String genre = barre < 0 ? mouvement.origine() : mouvement.origine().substring(0, barre);
        String numero = mouvement.origine().substring(barre + 1);
        String fiche = "/dossiers/instruction?numero=" + mouvement.dossier();
        return switch (genre) {
            case "releve" -> new ActeDuMouvement("Relevé", "/programmation/releve?id=" + numero);
            case "acte" -> new ActeDuMouvement("Acte", "/decisions/acte?id=" + numero);
            case "delegation" -> new ActeDuMouvement("Délégation " + numero, null);
            default -> new ActeDuMouvement("Exécution", fiche + "&onglet=versements");
        };
    }
}
