package fr.guichets.dossiers.interne;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;

/** The delays that a filing opened, and since when they are stopped. */
@Embeddable
class Horloges {

    @Column(name = "completude_avant")
    private LocalDate completudeAvant;

    @Column(name = "rejet_implicite_le")
    private LocalDate rejetImpliciteLe;

    @Column(name = "suspendu_depuis")
    private LocalDate suspenduDepuis;

    protected Horloges() {}

    Horloges(Delais delais) {
        ouvrir(delais);
    }

    void ouvrir(Delais delais) {
        this.completudeAvant = delais.completudeAvant();
        this.rejetImpliciteLe = delais.rejetImpliciteLe();
    }

    LocalDate completudeAvant() {
        return completudeAvant;
    }

    /** Whether the delays run or not. */
    LocalDate rejetImpliciteLe() {
        return rejetImpliciteLe;
    }

    boolean arretees() {
        return suspenduDepuis != null;
    }

    void arreter(LocalDate jour) {
        if (suspenduDepuis == null) {
            this.suspenduDepuis = jour;
        }
    }

    /** @param imparti the time given to answer: the delays have not stopped longer than that */
    void reprendre(LocalDate jour, LocalDate imparti) {
        if (suspenduDepuis != null) {
            ouvrir(repris(jour, imparti));
            this.suspenduDepuis = null;
        }
    }

    /** As they stand on a day: without an answer, they go on by themselves once the time to answer has passed. */
    Delais au(LocalDate jour, LocalDate imparti) {
        return suspenduDepuis != null && imparti.isBefore(jour)
                ? repris(jour, imparti)
                : new Delais(completudeAvant, suspenduDepuis == null ? rejetImpliciteLe : null);
    }

    private Delais repris(LocalDate jour, LocalDate imparti) {
        return new Delais(completudeAvant, rejetImpliciteLe)
                .arretes(suspenduDepuis, jour.isBefore(imparti) ? jour : imparti);
    }
}
