package fr.guichets.web.decisions;

import fr.guichets.decisions.Acte;
import fr.guichets.decisions.ActeAGenerer;
import fr.guichets.decisions.ActesListes;
import fr.guichets.decisions.CriteresActes;
import fr.guichets.decisions.CriteresActes.Tri;
import fr.guichets.decisions.Decisions;
import fr.guichets.decisions.EtatActe;
import fr.guichets.decisions.NatureActe;
import fr.guichets.decisions.Parapheur;
import fr.guichets.documents.Typographie;
import fr.guichets.socle.Acteur;
import fr.guichets.socle.Montant;
import fr.guichets.socle.OperationInvalide;
import fr.guichets.socle.Role;
import fr.guichets.web.AdresseDeListe;
import fr.guichets.web.Colonne;
import fr.guichets.web.Lecture;
import fr.guichets.web.Pagination;
import fr.guichets.web.Redirection;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The acts of the guichet: to be prepared, to be signed, to be notified; several signed in one go. */
@Named("listeActes")
@RequestScoped
public class PageActes {

    private static final String LISTE = "/decisions/actes";
    private static final int TAILLE = 50;
    private static final int LOT_MAXIMUM = 100;

    /** A view that most agents want, one click away. */
    public record Vue(String libelle, String href, boolean courante) {}

    /** @param empechement why it cannot be signed by the reader now, empty when it can */
    public record Ligne(Acte acte, String empechement) {
        public boolean signable() {
            return empechement.isEmpty();
        }
    }

    @Inject
    private HttpServletRequest requete;

    @Inject
    private Decisions decisions;

    @Inject
    private Parapheur parapheur;

    @Inject
    private Typographie fr;

    private AdresseDeListe adresse;
    private ActesListes liste;
    private List<ActeAGenerer> aGenerer;
    private List<Ligne> lot = List.of();
    private List<Lecture.Erreur> erreurs = List.of();

    /** Before the page is written: does what a form asks, then goes to an address that can be read again. */
    public void agir() {
        adresse = adresse(requete);
        List<Long> choisis = choisis();
        if (requete.getMethod().equals("POST")) {
            if (choisis.isEmpty()) {
                erreurs = List.of(new Lecture.Erreur("actes", "Cochez au moins un acte à signer"));
            } else if ("confirmer".equals(requete.getParameter("etape"))) {
                signer(choisis);
            }
        }
        if (isSigne()) {
            lot = choisis.stream().map(this::ligne).toList();
        }
        liste = decisions.lister(criteres(adresse, adresse.page(), TAILLE));
        aGenerer = isPrepare() ? decisions.aGenerer() : List.of();
    }

    static AdresseDeListe adresse(HttpServletRequest requete) {
        return AdresseDeListe.lire(LISTE, List.of("q", "etat", "nature"), requete.getParameterMap(), PageActes::admise);
    }

    private static boolean admise(String cle, String valeur) {
        return switch (cle) {
            case "etat" -> AdresseDeListe.nomme(EtatActe.values(), valeur);
            case "nature" -> AdresseDeListe.nomme(NatureActe.values(), valeur);
            case "tri" -> AdresseDeListe.nomme(Tri.values(), valeur);
            default -> true;
        };
    }

    static CriteresActes criteres(AdresseDeListe adresse, int page, int taille) {
        return new CriteresActes(
                adresse.texte("q"),
                adresse.valeurs("etat").stream().map(EtatActe::valueOf).collect(Collectors.toSet()),
                adresse.valeurs("nature").stream().map(NatureActe::valueOf).collect(Collectors.toSet()),
                adresse.tri().isEmpty() ? Tri.NUMERO : Tri.valueOf(adresse.tri()),
                adresse.tri().isEmpty() || adresse.descendant(),
                page,
                taille);
    }

    /** Those ticked, or those of the address after a signature. */
    private List<Long> choisis() {
        return Arrays.stream(Objects.requireNonNullElse(requete.getParameterValues("acte"), new String[0]))
                .filter(texte -> texte.matches("\\d{1,15}"))
                .map(Long::valueOf)
                .distinct()
                .limit(LOT_MAXIMUM)
                .toList();
    }

    private Ligne ligne(long id) {
        return new Ligne(
                decisions.lire(id), parapheur.empechement(id).map(fr::phrase).orElse(""));
    }

    private void signer(List<Long> choisis) {
        if (requete.getParameter("confirme") == null) {
            erreurs = List.of(new Lecture.Erreur("confirme", "Cochez la case avant de signer"));
            return;
        }
        try {
            parapheur.signer(choisis);
            Redirection.vers(LISTE + "?fait=signer&"
                    + choisis.stream().map(id -> "acte=" + id).collect(Collectors.joining("&")));
        } catch (OperationInvalide e) {
            erreurs = List.of(new Lecture.Erreur("confirme", fr.phrase(e.getMessage())));
        }
    }

    public String getTitre() {
        return (erreurs.isEmpty() ? "" : "Erreur\u00a0: ") + (isRelecture() ? "Signer des actes" : "Actes");
    }

    public List<Lecture.Erreur> getErreurs() {
        return erreurs;
    }

    /** True while the acts that were ticked are read again before they are signed. */
    public boolean isRelecture() {
        return requete.getMethod().equals("POST") && !lot.isEmpty();
    }

    /** True after a signature: each line says what came of it. */
    public boolean isCompteRendu() {
        return "signer".equals(requete.getParameter("fait")) && !lot.isEmpty();
    }

    public List<Ligne> getLot() {
        return lot;
    }

    public List<Ligne> getSignables() {
        return lot.stream().filter(Ligne::signable).toList();
    }

    public Montant getMontantSignable() {
        return Montant.somme(getSignables().stream()
                .map(ligne -> ligne.acte().montant())
                .filter(Objects::nonNull)
                .toList());
    }

    /** « 3 actes signés sur 4 ». */
    public String getBilan() {
        long signes =
                lot.stream().filter(ligne -> ligne.acte().signature() != null).count();
        return signes + (signes < 2 ? "\u00a0acte signé sur\u00a0" : "\u00a0actes signés sur\u00a0") + lot.size();
    }

    public boolean isPrepare() {
        return Acteur.courant().aUnRole(Role.INSTRUCTEUR);
    }

    public boolean isAdministre() {
        return Acteur.courant().aUnRole(Role.ADMINISTRATEUR);
    }

    public boolean isSigne() {
        return Acteur.courant().aUnRole(Role.SIGNATAIRE) && parapheur.electronique();
    }

    /** What an administrator needs to tie this account to a signatory. */
    public String getCompte() {
        return Acteur.courant().identifiant();
    }

    public boolean aSigner(Acte acte) {
        return acte.etat() == EtatActe.A_SIGNER;
    }

    public boolean isRienASigner() {
        return liste.elements().stream().noneMatch(this::aSigner);
    }

    public List<ActeAGenerer> getAGenerer() {
        return aGenerer;
    }

    public ActesListes getActes() {
        return liste;
    }

    public AdresseDeListe getFiltres() {
        return adresse;
    }

    public Pagination getPagination() {
        return new Pagination(adresse, liste.page(), liste.taille(), liste.total());
    }

    public String getNombre() {
        return fr.nombre(liste.total()) + "\u00a0" + (liste.total() < 2 ? "acte" : "actes");
    }

    public String export(String format) {
        return "/decisions/export?format=" + format + adresse.suite();
    }

    public List<Vue> getVues() {
        return Stream.concat(
                        Stream.of(vue("Tous", "")),
                        Arrays.stream(EtatActe.values()).map(etat -> vue(etat.libelle(), "etat=" + etat.name())))
                .toList();
    }

    private Vue vue(String libelle, String question) {
        String ici = adresse.question().replaceAll("(^|&)(tri|page)=[^&]*", "").replaceFirst("^&", "");
        return new Vue(libelle, question.isEmpty() ? LISTE : LISTE + "?" + question, ici.equals(question));
    }

    public Map<String, String> getNatures() {
        Map<String, String> natures = new LinkedHashMap<>();
        List.of(NatureActe.ATTRIBUTION, NatureActe.REFUS)
                .forEach(nature -> natures.put(nature.name(), nature.libelle()));
        return natures;
    }

    public List<Colonne> getColonnes() {
        return List.of(
                colonne("Acte", Tri.NUMERO, "fr-cell--fixed"),
                colonne("Dossier", Tri.DOSSIER, ""),
                colonne("Bénéficiaire", Tri.BENEFICIAIRE, ""),
                new Colonne("Nature", ""),
                colonne("Montant", Tri.MONTANT, "fr-cell--right"),
                colonne("État", Tri.ETAT, ""),
                new Colonne("Signataire", ""),
                colonne("Préparé le", Tri.PREPARE_LE, ""));
    }

    private Colonne colonne(String libelle, Tri tri, String classe) {
        Tri courant = adresse.tri().isEmpty() ? Tri.NUMERO : Tri.valueOf(adresse.tri());
        return Colonne.triee(libelle, tri, classe, courant, adresse.tri().isEmpty() || adresse.descendant());
    }
}
