package fr.guichets.acces.fournisseur;

import fr.guichets.acces.Habilitation;
import fr.guichets.acces.interne.RegistreEquipe;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.RejetDefinitif;
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
 * Carries the roles of agents to the identity provider, as groups: /guichets/18/instructeur. Whoever holds an accepted
 * invitation is put in the group, whoever holds none is taken out of it. A role takes effect with the next token, five
 * minutes later at most.
 */
@ApplicationScoped
public class Habilitations implements Sorties.Destinataire {

    @Inject
    private Royaume royaume;

    @Inject
    private RegistreEquipe registre;

    @Override
    public String type() {
        return Habilitation.TYPE;
    }

    @Override
    public void recevoir(Sorties.Message message) throws IOException, RejetDefinitif {
        Habilitation habilitation = message.lire(Habilitation.class);
        String compte = compte(habilitation.sujet());
        boolean habilite = habilite(habilitation);
        boolean porte;
        do {
            porte = habilite;
            if (porte) {
                accorder(compte, chemin(habilitation));
            } else {
                retirer(compte, chemin(habilitation));
            }
            // another server may have carried a later state meanwhile: whoever writes last must have written what holds
            habilite = habilite(habilitation);
        } while (habilite != porte);
    }

    private boolean habilite(Habilitation habilitation) {
        return DepartementCourant.executerNational(() -> registre.habilite(habilitation));
    }

    /** Puts the person in the group of the role, which is made when it is missing. */
    private void accorder(String compte, List<String> chemin) throws IOException {
        royaume.remplacer(compte + "/groups/" + creer(chemin), Royaume.objet());
    }

    private void retirer(String compte, List<String> chemin) throws IOException {
        Optional<String> groupe = groupe(chemin);
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

    private static List<String> chemin(Habilitation habilitation) {
        List<String> chemin = new ArrayList<>(
                List.of("guichets", habilitation.guichet(), habilitation.role().code()));
        if (habilitation.arrondissement() != null) {
            chemin.add(habilitation.arrondissement());
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
