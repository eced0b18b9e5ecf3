package fr.guichets.dossiers.interne;

import fr.guichets.dossiers.Rejeu;
import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.ModelesNationaux;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.tenants.ModeleNational;
import fr.guichets.reglement.tenants.Resolution;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.DepartementCourant;
import fr.guichets.socle.Horloge;
import fr.guichets.socle.Role;
import fr.guichets.socle.Sorties;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Tries the national model in preparation at one guichet, under what that guichet declares itself. */
@ApplicationScoped
public class RejeuAuGuichet implements Sorties.Destinataire {

    static final String TYPE = "REJEU_DU_MODELE";

    /** @param base number of the national model from which the draft starts */
    record Appel(long rejeu, CodeDepartement guichet, String base) {}

    @Inject
    RegistreDesRejeux registre;

    @Inject
    Reglements reglements;

    @Inject
    ModelesNationaux modeles;

    @Inject
    Horloge horloge;

    @Inject
    Rejeu rejeu;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public void recevoir(Sorties.Message message) {
        Appel appel = message.lire(Appel.class);
        DepartementCourant.executerNational(() -> registre.aJuger(appel.rejeu()))
                .ifPresent(aJuger -> {
                    Acteur demandeur = new Acteur(
                            aJuger.par(), aJuger.parNom(), "", Set.of(Role.NATIONAL), Set.of(), List.of(), null);
                    Acteur.executerEnTantQue(demandeur, () -> {
                        repondre(appel, ModeleNational.lire(aJuger.modele()));
                        return null;
                    });
                });
    }

    private void repondre(Appel appel, ModeleNational modele) {
        Optional<Reglement> enVigueur = DepartementCourant.executerPour(appel.guichet(), this::enVigueur);
        if (enVigueur.isEmpty()) {
            refuser(appel, "Ce guichet n’a publié aucune règle.");
            return;
        }
        Resolution resolution = resoudre(enVigueur.get(), modele);
        if (!resolution.erreurs().isEmpty()) {
            refuser(appel, enMots(resolution.erreurs()));
            return;
        }
        Resolution present = resoudre(enVigueur.get(), ModeleNational.lire(modeles.contenu(appel.base())));
        Reglement base = present.erreurs().isEmpty() ? present.reglement() : enVigueur.get();
        Rejeu.Resultat resultat =
                DepartementCourant.executerPour(appel.guichet(), () -> rejeu.rejouer(base, resolution.reglement()));
        DepartementCourant.executerNational(() -> {
            registre.rejoue(appel.rejeu(), appel.guichet(), resultat);
            return null;
        });
    }

    private void refuser(Appel appel, String raison) {
        DepartementCourant.executerNational(() -> {
            registre.refuse(appel.rejeu(), appel.guichet(), raison);
            return null;
        });
    }

    private Optional<Reglement> enVigueur() {
        return reglements.versions().isEmpty()
                ? Optional.empty()
                : Optional.of(reglements.enVigueur(horloge.maintenant()));
    }

    /** What the guichet declares today, laid over a model. */
    private static Resolution resoudre(Reglement enVigueur, ModeleNational modele) {
        return Resolution.de(
                modele, enVigueur.identite(), enVigueur.version(), enVigueur.effet(), Declarations.de(enVigueur));
    }

    private static String enMots(List<Brouillon.Erreur> erreurs) {
        return erreurs.stream()
                .map(erreur -> Vocabulaire.cle(erreur.cle()).intitule() + "\u00a0: " + erreur.message())
                .distinct()
                .collect(Collectors.joining("\u00a0; "));
    }
}
