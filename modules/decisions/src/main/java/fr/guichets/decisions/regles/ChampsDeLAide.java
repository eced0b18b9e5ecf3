package fr.guichets.decisions.regles;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.ValeursActe.Aide;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What is granted, and how it is paid. */
final class ChampsDeLAide {

    private static final Set<NatureActe> SAUF_REFUS = EnumSet.complementOf(EnumSet.of(NatureActe.REFUS));

    static final List<Champ> TOUS = List.of(
            aide("montant", "montant maximum de l’aide", a -> Champ.montant(a.montant())),
            aide("montant en lettres", "ce montant en toutes lettres", a -> Champ.enLettres(a.montant())),
            new Champ(
                    "taux",
                    "part de la dépense subventionnable que l’aide représente",
                    Champ.Genre.TEXTE,
                    SAUF_REFUS,
                    v -> v.aide() == null ? null : Champ.FR.pourcentage(v.aide().taux(v.projet()))),
            bloc("methode", "comment le montant définitif sera calculé", "methode"),
            new Champ(
                    "plan de financement",
                    "qui finance quoi, en tableau",
                    Champ.Genre.FINANCEMENT,
                    SAUF_REFUS,
                    v -> v.aide()),
            aide("date.achevement", "date prévisionnelle d’achèvement", a -> Champ.date(a.achevementLe())),
            new Champ(
                    "conditions",
                    "conditions particulières, en liste",
                    Champ.Genre.LISTE,
                    SAUF_REFUS,
                    v -> v.aide() == null || v.aide().conditions().isEmpty()
                            ? null
                            : v.aide().conditions()),
            bloc("modalites.versement", "l’avance, les acomptes et le solde", "versement"),
            bloc("modalites.reversement", "les cas où l’aide est reversée", "reversement"),
            aide(
                    "avance.taux",
                    "part de l’avance",
                    a -> Champ.FR.pourcentage(a.versement().avanceTaux())),
            aide(
                    "avance.montant",
                    "montant maximum de l’avance",
                    a -> Champ.montant(a.montant().part(a.versement().avanceTaux()))),
            aide(
                    "acomptes.taux",
                    "part de l’avance et des acomptes réunis",
                    a -> Champ.FR.pourcentage(a.versement().acomptesTaux())),
            aide(
                    "acomptes.montant",
                    "montant maximum de l’avance et des acomptes réunis",
                    a -> Champ.montant(a.montant().part(a.versement().acomptesTaux()))),
            aide(
                    "solde.mois",
                    "délai pour demander le solde",
                    a -> Champ.mois(a.versement().soldeMois())),
            aide("solde.avant", "dernier jour pour demander le solde", ChampsDeLAide::soldeAvant));

    private ChampsDeLAide() {}

    private static Champ aide(String code, String sens, Function<Aide, Object> lecture) {
        return new Champ(
                code, sens, Champ.Genre.TEXTE, SAUF_REFUS, v -> v.aide() == null ? null : lecture.apply(v.aide()));
    }

    private static Champ bloc(String code, String sens, String ressource) {
        return new Champ(code, sens, Champ.Genre.BLOC, SAUF_REFUS, v -> ressource);
    }

    private static String soldeAvant(Aide aide) {
        LocalDate achevement = aide.achevementLe();
        return achevement == null
                ? null
                : Champ.date(achevement.plusMonths(aide.versement().soldeMois()));
    }
}
