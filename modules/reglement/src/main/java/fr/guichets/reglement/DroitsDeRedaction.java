package fr.guichets.reglement;

import fr.guichets.reglement.interne.LectureNationale;
import fr.guichets.reglement.interne.RegistreDesModeles;
import fr.guichets.reglement.vocabulaire.Cle;
import fr.guichets.reglement.vocabulaire.Vocabulaire;
import fr.guichets.socle.ChampsInvalides;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Introuvable;
import fr.guichets.socle.Journal;
import fr.guichets.socle.Reserve;
import fr.guichets.socle.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rules the administrator of a guichet may write by herself. The perimeter is the national level. */
@ApplicationScoped
@Transactional
@Reserve(Role.NATIONAL)
public class DroitsDeRedaction {

    public static final int MOTIF_MAXIMAL = 500;

    @Inject
    LectureNationale national;

    @Inject
    RegistreDesModeles registre;

    @Inject
    Guichets guichets;

    @Inject
    Journal journal;

    /** Keys that may be delegated: all that a département may change. */
    public Set<String> delegables() {
        return national.modifiables();
    }

    /** Keys delegated to the administrator of a guichet: by default all that a département may change, but the envelope. */
    public Set<String> delegues(CodeDepartement guichet) {
        return national.redigeables(guichet);
    }

    /**
     * Replaces the delegated keys.
     *
     * @throws ChampsInvalides a key that no département changes, an unknown key, a missing reason
     * @throws Introuvable when no guichet has this code
     */
    public void deleguer(CodeDepartement guichet, Set<String> cles, String motif) {
        if (guichets.parCode(guichet).isEmpty()) {
            throw new Introuvable("Aucun guichet n’a ce code.");
        }
        exigerValides(cles, motif);
        Set<String> avant = national.redigeables(guichet);
        Set<String> apres = new LinkedHashSet<>();
        Vocabulaire.cles().stream().map(Cle::nom).filter(cles::contains).forEach(apres::add);
        registre.deleguer(guichet, apres);
        journal.consigner(
                "guichet/" + guichet,
                "REDACTION_DELEGUEE",
                Map.of("Règles confiées", intitules(avant)),
                Map.of("Règles confiées", intitules(apres), "Motif", motif.strip()));
    }

    private void exigerValides(Set<String> cles, String motif) {
        List<ChampsInvalides.Erreur> erreurs = new ArrayList<>();
        if (motif == null || motif.isBlank()) {
            erreurs.add(new ChampsInvalides.Erreur("motif", "OBLIGATOIRE", "Dites pourquoi ces règles sont confiées."));
        } else if (motif.strip().length() > MOTIF_MAXIMAL) {
            erreurs.add(new ChampsInvalides.Erreur(
                    "motif", "TEXTE_TROP_LONG", "Écrivez " + MOTIF_MAXIMAL + " caractères au plus."));
        }
        Set<String> modifiables = national.modifiables();
        cles.stream().filter(cle -> !modifiables.contains(cle)).forEach(cle -> erreurs.add(refus(cle)));
        if (!erreurs.isEmpty()) {
            throw new ChampsInvalides(erreurs);
        }
    }

    private static ChampsInvalides.Erreur refus(String cle) {
        return Vocabulaire.cles().stream()
                .filter(connue -> connue.nom().equals(cle))
                .findFirst()
                .map(connue -> new ChampsInvalides.Erreur(
                        "cles",
                        "REGLE_NATIONALE",
                        "«\u00a0" + connue.intitule() + "\u00a0» est une règle nationale\u00a0: aucun département ne la"
                                + " change."))
                .orElseGet(() -> new ChampsInvalides.Erreur(
                        "cles", "REGLE_INCONNUE", "Aucune règle ne porte le nom «\u00a0" + cle + "\u00a0»."));
    }

    private static List<String> intitules(Set<String> cles) {
        return cles.stream().map(cle -> Vocabulaire.cle(cle).intitule()).toList();
    }
}
