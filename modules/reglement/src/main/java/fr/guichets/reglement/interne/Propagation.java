package fr.guichets.reglement.interne;

import fr.guichets.reglement.ModelesNationaux.Version;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Brings a published model to the guichets, one message each, in the name of who published it. */
@ApplicationScoped
public class Propagation implements Sorties.Destinataire {

    static final String TYPE = "MODELE_PUBLIE";

    /** @param par identifier of who acts, {@code parNom} as shown */
    record Envoi(String modele, CodeDepartement guichet, String par, String parNom) {

        static Envoi de(String modele, CodeDepartement guichet) {
            Acteur acteur = Acteur.courant();
            return new Envoi(modele, guichet, acteur.identifiant(), acteur.nom());
        }

        private Acteur auteur() {
            return new Acteur(par, parNom, "", Set.of(Role.NATIONAL), Set.of(), List.of(), null);
        }
    }

    @Inject
    LectureNationale national;

    @Inject
    RegistreDesModeles registre;

    @Inject
    Derivation derivation;

    @Inject
    Sorties sorties;

    @Inject
    Horloge horloge;

    /** In the transaction of the national level: to those of the guichets that have not received it, or refused it. */
    public void envoyer(String modele, Collection<CodeDepartement> guichets) {
        for (CodeDepartement guichet : guichets) {
            if (registre.envoyer(modele, guichet, horloge.maintenant())) {
                sorties.deposer(TYPE, Envoi.de(modele, guichet));
            }
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void recevoir(Sorties.Message message) {
        Envoi envoi = message.lire(Envoi.class);
        LectureNationale.Lue lue = national.lire(null);
        Version modele = lue.modeles().stream()
                .map(ModeleLu::version)
                .filter(version -> version.numero().equals(envoi.modele()))
                .findFirst()
                .orElseThrow();
        Derivation.Suite suite = DepartementCourant.executerPour(
                envoi.guichet(),
                () -> Acteur.executerEnTantQue(envoi.auteur(), () -> derivation.deriver(modele, lue.modeles())));
        DepartementCourant.executerNational(() -> {
            registre.conclure(envoi.modele(), envoi.guichet(), suite.versions(), suite.refus(), horloge.maintenant());
            return null;
        });
    }
}
