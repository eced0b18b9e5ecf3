package fr.guichets.reglement.interne;

import fr.guichets.reglement.Brouillon;
import fr.guichets.reglement.ModelesNationaux.Version;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.reglement.regles.VersionEnVigueur;
import fr.guichets.reglement.tenants.Declarations;
import fr.guichets.reglement.tenants.Resolution;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a national model makes of the rules of the current guichet: what it declares stays, what it inherits follows. */
@ApplicationScoped
public class Derivation {

    /**
     * @param versions numbers that this model had the guichet publish, by this delivery or by one before
     * @param refus why nothing could be published, French; else null
     */
    record Suite(List<String> versions, String refus) {}

    /** Rules of one day that another model does not allow. */
    record Refus(Reglement version, List<Brouillon.Erreur> erreurs) {

        String enMots() {
            return erreurs.stream()
                    .map(erreur -> Vocabulaire.cle(erreur.cle()).intitule() + "\u00a0: " + erreur.message())
                    .collect(Collectors.joining("\u00a0; "));
        }
    }

    @Inject
    Reglements reglements;

    @Inject
    Parution parution;

    /**
     * Publishes, on the day of effect of the model and on each later day when the rules change, the version that follows
     * from it; only where the rules are not the same. Doing it again does nothing more.
     */
    @Transactional(TxType.REQUIRES_NEW)
    Suite deriver(Version modele, List<ModeleLu> modeles) {
        parution.attendre();
        List<Reglement> publies = new ArrayList<>(reglements.publies());
        List<Refus> refus = refuses(modele.effet(), publies, modeles);
        if (!refus.isEmpty()) {
            return new Suite(
                    List.of(), refus.stream().map(Refus::enMots).distinct().collect(Collectors.joining(" ")));
        }
        String motif = "Modèle national " + modele.numero() + "\u00a0: " + modele.motif();
        for (LocalDate jour : jours(modele.effet(), publies, modeles)) {
            Reglement courant = VersionEnVigueur.au(jour, publies);
            Reglement derive = resoudre(courant, parution.numeroSuivant(jour), jour, modeles)
                    .reglement();
            if (!Parution.memesRegles(courant, derive)) {
                parution.publier(derive, courant, motif);
                publies = new ArrayList<>(reglements.publies());
            }
        }
        return new Suite(
                reglements.versions().stream()
                        .filter(version -> version.motif().equals(motif))
                        .map(Reglements.Version::numero)
                        .toList(),
                null);
    }

    /** The versions that a model does not allow, from its day of effect on. */
    static List<Refus> refuses(LocalDate depuis, List<Reglement> publies, List<ModeleLu> modeles) {
        List<Refus> refus = new ArrayList<>();
        for (LocalDate jour : jours(depuis, publies, modeles)) {
            Reglement courant = VersionEnVigueur.au(jour, publies);
            Resolution resolution = resoudre(courant, courant.version(), jour, modeles);
            if (!resolution.erreurs().isEmpty()) {
                refus.add(new Refus(courant, resolution.erreurs()));
            }
        }
        return refus;
    }

    private static Resolution resoudre(Reglement courant, String numero, LocalDate jour, List<ModeleLu> modeles) {
        return Resolution.de(
                ModeleLu.au(jour, modeles).modele(), courant.identite(), numero, jour, Declarations.de(courant));
    }

    /** The day, then those when something else takes effect; none before the first version. */
    private static SortedSet<LocalDate> jours(LocalDate depuis, List<Reglement> publies, List<ModeleLu> modeles) {
        SortedSet<LocalDate> jours = new TreeSet<>();
        jours.add(depuis);
        publies.stream().map(Reglement::effet).forEach(jours::add);
        modeles.stream().map(modele -> modele.version().effet()).forEach(jours::add);
        LocalDate premier = publies.get(0).effet();
        return jours.tailSet(depuis.isBefore(premier) ? premier : depuis);
    }
}
