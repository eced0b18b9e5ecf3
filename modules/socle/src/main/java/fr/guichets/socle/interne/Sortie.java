package fr.guichets.socle.interne;

import fr.guichets.socle.Sorties.Message;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A message that leaves, and how far it got. */
@Entity
@Table(name = "sortie")
class Sortie {

    /** Time given to one delivery: after it, whoever took the message is believed dead and it is tried again. */
    private static final Duration BAIL = Duration.ofMinutes(5);

    static final Duration RECUL_MAXIMAL = Duration.ofHours(1);

    private static final List<Duration> RECULS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(20),
            RECUL_MAXIMAL);

    private static final int LONGUEUR_ECHEC = 1000;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(updatable = false)
    private String type;

    @Column(updatable = false)
    private String contenu;

    @Column(name = "depose_le", updatable = false)
    private Instant deposeLe;

    private int essais;

    @Column(name = "prochain_essai")
    private Instant prochainEssai;

    @Column(name = "dernier_echec")
    private String dernierEchec;

    @Column(name = "remis_le")
    private Instant remisLe;

    @Column(name = "rejete_le")
    private Instant rejeteLe;

    protected Sortie() {}

    Sortie(String type, String contenu, Instant deposeLe) {
        this.type = type;
        this.contenu = contenu;
        this.deposeLe = deposeLe;
        this.prochainEssai = deposeLe;
    }

    Message prendre(String perimetre, Instant maintenant) {
        essais++;
        prochainEssai = maintenant.plus(BAIL);
        return new Message(perimetre, id, type, contenu, deposeLe);
    }

    void remettre(Instant maintenant) {
        remisLe = maintenant;
    }

    /** Nobody will ever take it: kept with its reason, not tried again. */
    void rejeter(String echec, Instant maintenant) {
        noter(echec);
        rejeteLe = maintenant;
    }

    void reporter(String echec, Instant maintenant, Duration reculMaximal) {
        noter(echec);
        Duration recul = RECULS.get(Math.min(essais, RECULS.size()) - 1);
        prochainEssai = maintenant.plus(recul.compareTo(reculMaximal) < 0 ? recul : reculMaximal);
    }

    private void noter(String echec) {
        dernierEchec = echec.length() > LONGUEUR_ECHEC ? echec.substring(0, LONGUEUR_ECHEC) : echec;
    }
}
