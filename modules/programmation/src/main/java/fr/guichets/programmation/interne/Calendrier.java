package fr.guichets.programmation.interne;

import fr.guichets.programmation.Seance;
import fr.guichets.programmation.regles.Cloture;
import fr.guichets.reglement.Reglement;
import fr.guichets.reglement.Reglements;
import fr.guichets.socle.Horloge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When the guichet takes dossiers, as its rules in force say. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class Calendrier {

    @Inject
    Reglements reglements;

    @Inject
    Horloge horloge;

    /** Business time, as precise as it is kept. */
    public Instant maintenant() {
        return horloge.maintenant().truncatedTo(ChronoUnit.MILLIS);
    }

    public Reglement reglement() {
        return reglements.enVigueur(horloge.maintenant());
    }

    /** The rules that judged a dossier, whatever has been published since. */
    public Reglement reglement(String version) {
        return reglements.version(version);
    }

    public ZoneId fuseau() {
        return reglement().identite().fuseau();
    }

    public LocalDate aujourdhui() {
        return horloge.aujourdhui(fuseau());
    }

    public boolean aUnComite() {
        return reglement().comite() != null;
    }

    public Instant cloture(LocalDate releveLe) {
        return Cloture.du(releveLe, fuseau());
    }

    /** @param ouverts code to identifier of the relevés that there are */
    public List<Seance> seances(Map<String, Long> ouverts) {
        return reglement().sessions().stream()
                .sorted(Comparator.comparing(Reglement.Session::releveLe))
                .map(session -> new Seance(
                        session.code(), session.releveLe(), cloture(session.releveLe()), ouverts.get(session.code())))
                .toList();
    }

    public Optional<Reglement.Session> session(String code) {
        return reglement().sessions().stream()
                .filter(session -> session.code().equals(code))
                .findFirst();
    }

    /** The first session whose day is not before that of the filing, after a relevé. */
    public Optional<String> suivante(Instant deposeLe, LocalDate apres) {
        LocalDate jour = LocalDate.ofInstant(deposeLe, fuseau());
        return reglement().sessions().stream()
                .filter(session ->
                        session.releveLe().isAfter(apres) && !session.releveLe().isBefore(jour))
                .min(Comparator.comparing(Reglement.Session::releveLe))
                .map(Reglement.Session::code);
    }

    /** The next code of a relevé that is not in the calendar: 2021-F1 au fil de l'eau, 2021-C1 between two sessions. */
    public String codeHorsCalendrier(LocalDate jour, Map<String, Long> ouverts) {
        String lettre = reglement().modeReleve() == Reglement.ModeReleve.FIL_DE_L_EAU ? "F" : "C";
        int rang = 1;
        while (ouverts.containsKey(code(jour, lettre, rang))) {
            rang++;
        }
        return code(jour, lettre, rang);
    }

    private static String code(LocalDate jour, String lettre, int rang) {
        return jour.getYear() + "-" + lettre + rang;
    }
}
