package fr.guichets.dossiers.interne;

import fr.guichets.documents.Courriels;
import fr.guichets.documents.Courriels.Courriel;
import fr.guichets.documents.Piece;
import fr.guichets.documents.Typographie;
import fr.guichets.dossiers.Dossier;
import fr.guichets.reglement.Evaluation;
import fr.guichets.reglement.Reglement;
import fr.guichets.socle.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the applicant is told by mail: to the one who follows the project and to the one who filed. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Lettres {

    @Inject
    Courriels courriels;

    @Inject
    Typographie fr;

    @Inject
    Enregistres enregistres;

    @Inject
    Jugement jugement;

    /** CRPA L. 112-3: the acknowledgement, attached. */
    public void deposee(DossierEnregistre d) {
        List<String> phrases = new ArrayList<>(List.of(
                "Votre demande «\u00a0" + d.intitule() + "\u00a0» est déposée sous le numéro " + d.numero() + ", le "
                        + jourEtHeure(d) + ".",
                "L'accusé de réception est joint\u00a0: il dit ce qui va se passer, avant quelles dates, et comment"
                        + " contester."));
        phrases.addAll(verdict(d.evaluation()));
        poster(d, "demande déposée", phrases, accuse(d));
    }

    /** @param origine complement of the guichet that hands over: « du Cher » */
    public void transmise(DossierEnregistre d, String origine, String ancienNumero, String motif) {
        List<String> phrases = new ArrayList<>(List.of(
                "Le guichet " + origine + " nous a transmis votre demande «\u00a0" + d.intitule() + "\u00a0» ("
                        + ancienNumero + "). Motif\u00a0: " + motif,
                "Elle porte désormais le numéro " + d.numero() + " et garde sa date de dépôt, le " + jourEtHeure(d)
                        + ". Vous n'avez rien à refaire."));
        phrases.addAll(verdict(d.evaluation()));
        poster(d, "demande reçue d'un autre guichet", phrases, accuse(d));
    }

    private static List<String> verdict(Evaluation evaluation) {
        if (evaluation.recevable()) {
            return List.of();
        }
        Set<String> motifs =
                evaluation.motifsIrrecevabilite().stream().map(Enum::name).collect(Collectors.toSet());
        return Stream.concat(
                        Stream.of("En l'état, les règles du guichet refusent ce projet\u00a0:"),
                        evaluation.explications().stream()
                                .filter(explication -> motifs.contains(explication.code()))
                                .map(Evaluation.Explication::phrase))
                .toList();
    }

    /** CRPA L. 114-5. */
    public void complements(DossierEnregistre d) {
        Dossier.Complements demande = d.complements();
        List<String> phrases = new ArrayList<>();
        phrases.add("Pour examiner votre demande «\u00a0" + d.intitule() + "\u00a0», il nous manque\u00a0:");
        phrases.addAll(demande.points());
        phrases.add("Répondez avant le " + fr.date(demande.avant())
                + ". D'ici là, le délai de réponse est arrêté\u00a0; il reprendra à votre réponse, ou à cette date.");
        poster(d, "compléments à envoyer avant le " + fr.date(demande.avant()), phrases, null);
    }

    public void nonRecevable(DossierEnregistre d) {
        Dossier.Decision decision = d.decision();
        List<String> phrases = new ArrayList<>();
        phrases.add("Votre demande «\u00a0" + d.intitule() + "\u00a0» ne peut pas être retenue.");
        d.evaluation().explications().stream()
                .filter(explication -> decision.motifs().contains(explication.code()))
                .map(Evaluation.Explication::phrase)
                .forEach(phrases::add);
        if (!decision.explication().isEmpty()) {
            phrases.add(decision.explication());
        }
        String tribunal = reglement(d).identite().tribunal();
        phrases.add("Dans les deux mois, vous pouvez écrire au préfet pour contester cette décision, ou saisir le"
                + " tribunal administratif" + (tribunal == null ? "" : " " + fr.de(tribunal)) + ".");
        poster(d, "demande non recevable", phrases, null);
    }

    public void retiree(DossierEnregistre d) {
        String motif = d.decision().explication();
        poster(
                d,
                "demande retirée",
                Stream.of(
                                "Votre demande «\u00a0" + d.intitule()
                                        + "\u00a0» est retirée\u00a0: elle ne sera plus examinée.",
                                motif.isEmpty() ? "" : "Motif noté\u00a0: " + motif)
                        .filter(phrase -> !phrase.isEmpty())
                        .toList(),
                null);
    }

    public void reprise(DossierEnregistre d) {
        poster(
                d,
                "examen repris",
                List.of(
                        "L'examen de votre demande «\u00a0" + d.intitule() + "\u00a0» reprend. Motif\u00a0: "
                                + d.decision().explication(),
                        "Sans réponse le " + fr.date(d.rejetImpliciteLe()) + ", elle sera refusée."),
                null);
    }

    private static String accuse(DossierEnregistre d) {
        return "accuse/" + d.numero();
    }

    private Reglement reglement(DossierEnregistre d) {
        return d.evaluation() == null
                ? jugement.enVigueur()
                : jugement.version(d.evaluation().versionReglement());
    }

    /**
     * To the one who sent the file, of a draft as well.
     *
     * @param courriel empty when it is unknown
     */
    void pieceRefusee(DossierEnregistre d, Piece piece, String courriel) {
        envoyer(
                d,
                Set.of(courriel),
                "fichier refusé",
                List.of(
                        "Le fichier «\u00a0" + piece.nom() + "\u00a0», joint à la demande «\u00a0" + d.intitule()
                                + "\u00a0», est refusé.",
                        piece.motif()),
                new Lien("pieces", "Voir les pièces de la demande"),
                null);
    }

    /** @param objet after the number of the dossier: « décision sur votre demande » */
    public void ecrire(DossierEnregistre d, String objet, List<String> paragraphes) {
        poster(d, objet, paragraphes, null);
    }

    private void poster(DossierEnregistre d, String objet, List<String> paragraphes, String piece) {
        Set<String> adresses = new LinkedHashSet<>();
        adresses.add(Saisie.courrielDuContact(d.saisie()));
        adresses.add(enregistres.depot(d).courriel());
        envoyer(d, adresses, objet, paragraphes, new Lien("suivi", "Suivre la demande " + d.numero()), piece);
    }

    /** @param page of the dossiers of the guichet */
    private record Lien(String page, String libelle) {}

    private void envoyer(
            DossierEnregistre d,
            Set<String> adresses,
            String objet,
            List<String> paragraphes,
            Lien lien,
            String piece) {
        Reglement.Identite identite = reglement(d).identite();
        String contact = reglement(d).contacts().stream()
                .findFirst()
                .map(Lettres::uneLigne)
                .orElse(null);
        adresses.stream()
                .filter(adresse -> adresse != null && !adresse.isBlank())
                .forEach(adresse -> courriels.poster(new Courriel(
                        adresse,
                        d.reference() + "\u00a0: " + objet,
                        "Guichet " + identite.complement(),
                        paragraphes,
                        adresse(identite.slug()) + "dossiers/" + lien.page() + "?numero=" + d.reference(),
                        lien.libelle(),
                        contact,
                        piece)));
    }

    private static String uneLigne(Reglement.Contact contact) {
        return Stream.of(contact.libelle(), contact.telephone(), contact.courriel())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** Address of the guichet, ending with a slash. */
    private static String adresse(String slug) {
        URI portail = URI.create(Configuration.adressePublique());
        return portail.getScheme() + "://" + slug + "." + portail.getAuthority() + "/";
    }

    private String jourEtHeure(DossierEnregistre d) {
        return fr.dateHeure(d.deposeLe(), reglement(d).identite().fuseau());
    }
}
