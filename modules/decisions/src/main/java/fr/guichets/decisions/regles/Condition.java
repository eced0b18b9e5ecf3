package fr.guichets.decisions.regles;

import fr.guichets.decisions.Attribution.Methode;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.decisions.ValeursActe.Aide;
import fr.guichets.decisions.ValeursActe.Projet;
import fr.guichets.decisions.ValeursActe.Service;
import fr.guichets.decisions.ValeursActe.Signataire;
import fr.guichets.decisions.ValeursActe.Suite;
import fr.guichets.reglement.Reglement.Versement;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a template may ask before it says something: nothing else. */
public enum Condition {
    AVANCE("avance", "une avance peut être versée", aide(a -> avance(a.versement()))),
    ACOMPTES("acomptes", "des acomptes peuvent être versés", aide(a -> acomptes(a.versement()))),
    FORFAIT("forfait", "l’aide est un forfait, et non une part du coût", aide(a -> a.methode() == Methode.FORFAIT)),
    CONDITIONS("conditions", "des conditions particulières sont posées", aide(a -> !a.conditions()
            .isEmpty())),
    REDUCTION(
            "reduction",
            "l’aide est inférieure à la demande",
            v -> v.aide() != null && v.aide().montant().compareTo(v.projet().montantDemande()) < 0),
    COFINANCEMENT("cofinancement", "d’autres aides publiques sont obtenues ou demandées", v -> !v.projet()
            .cofinancements()
            .isEmpty()),
    GROUPEMENT("groupement", "le projet est porté pour plusieurs collectivités", v -> !v.projet()
            .membres()
            .isEmpty()),
    SIREN("siren", "le SIREN du bénéficiaire est connu", projet(p -> p.beneficiaire()
            .siren())),
    DUREE("duree", "la durée du projet est connue", projet(Projet::dureeMois)),
    COMPLET("complet", "le jour où la demande a été complète est connu", projet(Projet::completLe)),
    ENGAGEMENT("engagement", "les règles fixent une date limite de signature", projet(Projet::engagementAvant)),
    RELEVE("releve", "la demande a été examinée dans un relevé", v -> v.examen() != null),
    COMITE(
            "comite",
            "un comité a donné son avis",
            v -> v.examen() != null && v.examen().comite()),
    DELEGATION(
            "delegation", "le signataire signe par délégation", connu(ValeursActe::signataire, Signataire::delegation)),
    TRIBUNAL("tribunal", "le siège du tribunal est connu", connu(ValeursActe::service, Service::tribunal)),
    CONTACT("contact", "le guichet donne un contact", connu(ValeursActe::service, Service::contact)),
    SERVICE("service", "le service instructeur est connu", connu(ValeursActe::service, Service::instructeur)),
    ADRESSE("adresse", "l’adresse de l’autorité est connue", connu(ValeursActe::service, s -> s.actes()
            .adresse())),
    COPIES(
            "copies",
            "quelqu’un reçoit copie des notifications",
            v -> v.service() != null && !v.service().actes().copies().isEmpty()),
    IMPUTATION(
            "imputation",
            "le guichet dit où la dépense est imputée",
            v -> v.service() != null
                    && !ChampsDeLActe.imputation(v.service().imputation()).isEmpty()),
    OBSERVATIONS("observations", "le bénéficiaire a répondu", connu(ValeursActe::suite, Suite::observations)),
    VERSE(
            "verse",
            "une partie de l’aide est déjà versée",
            v -> v.suite() != null
                    && v.suite().verse() != null
                    && !v.suite().verse().estNul());

    private final String code;
    private final String sens;
    private final Predicate<ValeursActe> test;

    Condition(String code, String sens, Predicate<ValeursActe> test) {
        this.code = code;
        this.sens = sens;
        this.test = test;
    }

    private static Predicate<ValeursActe> aide(Predicate<Aide> test) {
        return v -> v.aide() != null && test.test(v.aide());
    }

    private static Predicate<ValeursActe> projet(Function<Projet, Object> valeur) {
        return connu(ValeursActe::projet, valeur);
    }

    private static <T> Predicate<ValeursActe> connu(Function<ValeursActe, T> source, Function<T, Object> valeur) {
        return v -> {
            T lue = source.apply(v);
            return lue != null && valeur.apply(lue) != null;
        };
    }

    private static boolean avance(Versement versement) {
        return versement.avanceTaux().valeur().signum() > 0;
    }

    private static boolean acomptes(Versement versement) {
        return versement.acomptesTaux().compareTo(versement.avanceTaux()) > 0;
    }

    public static Optional<Condition> parCode(String code) {
        String connue = Vocabulaire.normaliser(code);
        return Arrays.stream(values()).filter(c -> c.code.equals(connue)).findFirst();
    }

    /** Follows « si » between braces. */
    public String code() {
        return code;
    }

    public String sens() {
        return sens;
    }

    public boolean vraie(ValeursActe valeurs) {
        return test.test(valeurs);
    }
}
