package fr.guichets.web.enveloppes;

import fr.guichets.documents.Typographie;
import fr.guichets.pilotage.Egalite;
import fr.guichets.pilotage.Rapprochement;
import fr.guichets.reglement.Guichet;
import fr.guichets.reglement.Guichets;
import fr.guichets.socle.CodeDepartement;
import fr.guichets.socle.Montant;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every equality of the scheme, read again in every ledger. */
@Named("rapprochement")
@RequestScoped
public class PageRapprochement {

    @Inject
    private Rapprochement rapprochement;

    @Inject
    private Guichets guichets;

    @Inject
    private Typographie fr;

    private Rapprochement.Rapport rapport;
    private Map<CodeDepartement, Guichet> parCode;

    @PostConstruct
    void charger() {
        rapport = rapprochement.rapprocher();
        parCode = guichets.tous().stream().collect(Collectors.toMap(Guichet::code, guichet -> guichet));
    }

    public Rapprochement.Rapport getRapport() {
        return rapport;
    }

    /** When the ledgers were read. */
    public Instant getInstant() {
        return rapport.le();
    }

    public List<Egalite> getEnsemble() {
        return rapport.egalites().stream()
                .filter(egalite -> egalite.guichet() == null)
                .toList();
    }

    public List<Egalite> getParGuichet() {
        return rapport.egalites().stream()
                .filter(egalite -> egalite.guichet() != null)
                .toList();
    }

    public String nom(CodeDepartement code) {
        Guichet guichet = parCode.get(code);
        return guichet == null ? code.valeur() : code + " – " + guichet.nom();
    }

    public String titre(Egalite egalite) {
        return switch (egalite.code()) {
            case DISPOSITIF_AXES -> "Le dispositif est la somme de ses axes";
            case AXE_DELEGUE -> "L’axe 3 est fait des laboratoires, du délégué et du reliquat";
            case GUICHET_DELEGUE -> "Le registre du guichet est ce qui lui est délégué";
            case PAYE_ENGAGE -> "Le payé ne dépasse pas l’engagé";
        };
    }

    /** Nothing to say of what may be less than the other side. */
    public String ecart(Egalite egalite) {
        return egalite.code() == Egalite.Code.PAYE_ENGAGE && egalite.tenue() ? "sans objet" : centimes(egalite.ecart());
    }

    /** « 0,00 € », cents always shown: here they are the proof. */
    public String centimes(Montant montant) {
        long centimes = Math.abs(montant.centimes());
        return (montant.centimes() < 0 ? "−" : "")
                + fr.nombre(centimes / 100)
                + String.format(",%02d\u00a0€", centimes % 100);
    }

    /** « 1,2 s ». */
    public String getDuree() {
        long dixiemes = rapport.duree().toMillis() / 100;
        return dixiemes / 10 + "," + dixiemes % 10 + "\u00a0s";
    }

    public String getLignes() {
        return fr.nombre(rapport.lignes()) + "\u00a0mouvements relus";
    }
}
