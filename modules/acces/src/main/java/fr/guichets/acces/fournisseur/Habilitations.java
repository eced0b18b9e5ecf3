package fr.guichets.acces.fournisseur;

import fr.guichets.acces.Habilitation;
import fr.guichets.socle.RejetDefinitif;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries the roles of agents to the identity provider, as groups: /guichets/18/instructeur. A role takes effect with the
 * next token, five minutes later at most.
 */
@ApplicationScoped
public class Habilitations implements Sorties.Destinataire {

    @Inject
    private Royaume royaume;

    @Override
    public String type() {
        return Habilitation.TYPE;
    }

    @Override
    public void recevoir(Sorties.Message message) throws IOException, RejetDefinitif {
        Habilitation habilitation = message.lire(Habilitation.class);
        if (habilitation.accordee()) {
            accorder(habilitation.sujet(), habilitation.guichet(), habilitation.role(), habilitation.arrondissement());
        } else {
            retirer(habilitation.sujet(), habilitation.guichet(), habilitation.role(), habilitation.arrondissement());
        }
    }

    /**
     * Puts the person in the group of the role, which is made when it is missing.
     *
     * @param sujet subject of the identity in the realm
     * @param arrondissement of a sous-préfet, else null
     */
    public void accorder(String sujet, String guichet, Role role, String arrondissement)
            throws IOException, RejetDefinitif {
        String compte = compte(sujet);
        royaume.remplacer(compte + "/groups/" + creer(chemin(guichet, role, arrondissement)), Royaume.objet());
    }

    /** Takes the person out of the group of the role. */
    public void retirer(String sujet, String guichet, Role role, String arrondissement)
            throws IOException, RejetDefinitif {
        String compte = compte(sujet);
        Optional<String> groupe = groupe(chemin(guichet, role, arrondissement));
        if (groupe.isPresent()) {
            royaume.supprimer(compte + "/groups/" + groupe.get());
        }
    }

    private String compte(String sujet) throws IOException, RejetDefinitif {
        String compte = "/users/" + URLEncoder.encode(sujet, StandardCharsets.UTF_8);
        if (royaume.lire(compte).isEmpty()) {
            throw new RejetDefinitif("compte inconnu du fournisseur d'identité : " + sujet, null);
        }
        return compte;
    }

    private static List<String> chemin(String guichet, Role role, String arrondissement) {
        List<String> chemin = new ArrayList<>(List.of("guichets", guichet, role.code()));
        if (arrondissement != null && !arrondissement.isEmpty()) {
            chemin.add(arrondissement);
        }
        return chemin;
    }

    private Optional<String> groupe(List<String> chemin) throws IOException {
        return royaume.lire("/group-by-path/" + String.join("/", chemin))
                .map(groupe -> groupe.get("id").asText());
    }

    private String creer(List<String> chemin) throws IOException {
        Optional<String> connu = groupe(chemin);
        if (connu.isPresent()) {
            return connu.get();
        }
        List<String> parent = chemin.subList(0, chemin.size() - 1);
        royaume.creer(
                parent.isEmpty() ? "/groups" : "/groups/" + creer(parent) + "/children", chemin.get(chemin.size() - 1));
        return groupe(chemin).orElseThrow(() -> new IOException("groupe pas encore là : " + chemin));
    }
}
