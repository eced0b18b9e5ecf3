package fr.guichets.decisions.regles;

import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.ValeursActe;
import fr.guichets.decisions.ValeursActe.Service;
import fr.guichets.decisions.ValeursActe.Signataire;
import fr.guichets.decisions.ValeursActe.Suite;
import fr.guichets.reglement.Reglement;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who writes, who signs, why, and what followed a grant. */
final class ChampsDeLActe {

    private static final Pattern ARRETE = Pattern.compile("^[Aa]rrêté ");

    static final List<Champ> ACTE = List.of(
            Champ.texte("acte.numero", "numéro de l’acte", ValeursActe::numero),
            Champ.texte("acte.date", "date écrite sur l’acte", v -> Champ.date(v.date())),
            signataire("signataire.nom", "nom du signataire", Signataire::nom),
            signataire("signataire.qualite", "qualité du signataire", Signataire::qualite),
            signataire("signataire.delegation", "référence de sa délégation", s -> avecArticle(s.delegation())),
            suite("motifs", "motifs de la décision, en liste"),
            Champ.bloc("voies.recours", "comment contester, devant qui, dans quel délai", "recours"));

    static final List<Champ> SERVICE = List.of(
            service("guichet", "nom du guichet", Service::guichet),
            service("prefecture", "nom de la préfecture", Service::prefecture),
            service("autorite", "l’autorité, avec son article : le préfet du Cher", Service::autoriteDesignee),
            service("service", "service instructeur", Service::instructeur),
            service("contact", "à qui écrire ou téléphoner", s -> contact(s.contact())),
            service("adresse", "adresse postale de l’autorité", s -> s.actes().adresse()),
            Champ.liste(
                    "copies",
                    "ceux qui reçoivent copie des notifications, en liste",
                    v -> v.service() == null ? List.of() : v.service().actes().copies()),
            service("imputation", "imputation budgétaire de la dépense", s -> vide(imputation(s.imputation()))),
            service(
                    "tribunal",
                    "tribunal administratif, avec son siège",
                    s -> s.tribunal() == null ? null : "tribunal administratif " + Champ.FR.de(s.tribunal())));

    static final List<Champ> SUITES = List.of(
            suite("attribution.numero", "numéro de l’arrêté attributif", Suite::attribution),
            suite("attribution.date", "date de sa notification", s -> Champ.date(s.attribueLe())),
            suite("date.observations", "dernier jour pour répondre", s -> Champ.date(s.observationsAvant())),
            suite("observations", "ce que le bénéficiaire a répondu", Suite::observations),
            suite("montant.verse", "montant déjà versé", s -> Champ.montant(s.verse())),
            suite("montant.libere", "montant qui ne sera pas versé", s -> Champ.montant(s.libere())),
            suite("montant.reversement", "montant à reverser", s -> Champ.montant(s.aReverser())),
            suite(
                    "montant.reversement en lettres",
                    "montant à reverser, en toutes lettres",
                    s -> Champ.enLettres(s.aReverser())));

    private ChampsDeLActe() {}

    private static Champ signataire(String code, String sens, Function<Signataire, Object> lecture) {
        return Champ.texte(code, sens, v -> v.signataire() == null ? null : lecture.apply(v.signataire()));
    }

    private static Champ service(String code, String sens, Function<Service, Object> lecture) {
        return Champ.texte(code, sens, v -> v.service() == null ? null : lecture.apply(v.service()));
    }

    private static Champ suite(String code, String sens) {
        return Champ.liste(
                        code,
                        sens,
                        v -> v.suite() == null ? List.of() : v.suite().motifs())
                .pour(
                        NatureActe.REFUS,
                        NatureActe.CADUCITE_CONTRADICTOIRE,
                        NatureActe.CADUCITE,
                        NatureActe.REVERSEMENT);
    }

    private static Champ suite(String code, String sens, Function<Suite, Object> lecture) {
        return Champ.texte(code, sens, v -> v.suite() == null ? null : lecture.apply(v.suite()))
                .pour(NatureActe.CADUCITE_CONTRADICTOIRE, NatureActe.CADUCITE, NatureActe.REVERSEMENT);
    }

    /** « l’arrêté n° 2021-12 », whether it was noted with its article or not. */
    private static String avecArticle(String delegation) {
        return delegation == null ? null : ARRETE.matcher(delegation).replaceFirst("l’arrêté ");
    }

    private static String vide(String texte) {
        return texte.isEmpty() ? null : texte;
    }

    /** Empty when nothing is said of it. */
    static String imputation(Reglement.Imputation i) {
        return i == null
                ? ""
                : Stream.of(
                                nomme("programme", i.programme()),
                                nomme("action", i.action()),
                                nomme("domaine fonctionnel", i.domaineFonctionnel()),
                                nomme("centre financier", i.centreFinancier()),
                                nomme("activité", i.activite()))
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
    }

    private static String nomme(String nom, String code) {
        return code == null || code.isBlank() ? null : nom + "\u00a0" + code;
    }

    private static String contact(Reglement.Contact contact) {
        return contact == null
                ? null
                : Stream.of(contact.libelle(), contact.adresse(), contact.telephone(), contact.courriel())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(", "));
    }
}
