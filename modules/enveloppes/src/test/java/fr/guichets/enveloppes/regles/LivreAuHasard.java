package fr.guichets.enveloppes.regles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.guichets.enveloppes.Affectation;
import fr.guichets.enveloppes.Compte;
import fr.guichets.enveloppes.Mouvement;
import fr.guichets.enveloppes.Nature;
import fr.guichets.enveloppes.Solde;
import fr.guichets.enveloppes.Tranche;
import fr.guichets.enveloppes.regles.Ligne.Acte;
import fr.guichets.socle.Montant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Rows drawn at random for a few tranches and dossiers: half of them right, half of them wrong in one place. */
public final class LivreAuHasard {

    private static final int DOSSIERS = 6;
    private static final Instant LE = Instant.parse("2021-06-02T07:00:00Z");

    private final Random hasard;
    private final String nom;
    private final List<Tranche> tranches;
    private final Set<Delegation> recues = new HashSet<>();
    private final Map<Tranche, Montant> delegue = new HashMap<>();
    private final Rejeu rejeu = new Rejeu(recues::contains);
    private long acte;

    /** @param nom in the numbers of its dossiers and delegations, so that several draw apart */
    public LivreAuHasard(long graine, String nom, Tranche... tranches) {
        this.hasard = new Random(graine);
        this.nom = nom;
        this.tranches = List.of(tranches);
    }

    /** What the rows that were admitted make. */
    public Rejeu rejeu() {
        return rejeu;
    }

    public List<String> dossiers() {
        List<String> dossiers = new ArrayList<>();
        for (int i = 0; i < DOSSIERS; i++) {
            dossiers.add(nom + "-" + i);
        }
        return dossiers;
    }

    /** What the national level writes before the guichet can apply it, when the row is one of a new delegation. */
    public interface Guichet {
        void recevoir(Delegation delegation);
    }

    public Ligne tirer(Guichet guichet) {
        Tranche tranche = parmi(tranches);
        Nature nature = hasard.nextInt(12) == 0 ? Nature.DELEGATION : parmi(List.of(Nature.values()));
        Ligne juste = nature.duNiveauNational()
                ? national(tranche, nature, guichet)
                : duDossier(tranche, nature, parmi(dossiers()));
        return hasard.nextBoolean() ? juste : fausser(juste);
    }

    private Ligne national(Tranche tranche, Nature nature, Guichet guichet) {
        Delegation delegation = new Delegation("%s-%06d".formatted(nom, ++acte), tranche, nature, montant());
        recues.add(delegation);
        guichet.recevoir(delegation);
        return Ligne.pourUneDelegation(acte(delegation.origine()), rejeu.de(tranche), delegation)
                .orElseGet(() -> forcer(tranche, nature, delegation.montant(), null, delegation.numero()));
    }

    private Ligne duDossier(Tranche tranche, Nature nature, String dossier) {
        Montant montant = montant();
        String origine = hasard.nextInt(20) == 0 && acte > 1 ? origine(hasard.nextInt((int) acte)) : origine(++acte);
        return Ligne.pourUnDossier(
                        acte(origine),
                        tranche,
                        rejeu.de(tranche),
                        nature,
                        new Affectation(dossier, montant),
                        rejeu.de(dossier, tranche))
                .orElseGet(() -> forcer(tranche, nature, montant, dossier, null));
    }

    private String origine(long numero) {
        return nom + "/" + numero;
    }

    private static Acte acte(String origine) {
        return new Acte(origine, "essai", "Essai", "au hasard", LE);
    }

    private Montant montant() {
        return new Montant(1 + hasard.nextInt(hasard.nextInt(4) == 0 ? 1_000_000 : 1_000));
    }

    /** What somebody would write who wants the movement without having the money: no balance below zero. */
    private Ligne forcer(Tranche tranche, Nature nature, Montant montant, String dossier, String delegation) {
        Position avant = rejeu.de(tranche);
        Position duDossier = dossier == null ? null : rejeu.de(dossier, tranche);
        return new Ligne(
                new Mouvement(
                        tranche,
                        avant.rang() + 1,
                        nature,
                        montant,
                        dossier,
                        origine(++acte),
                        "essai",
                        "Essai",
                        "de force",
                        LE,
                        crediter(avant.solde(), nature.credite(), montant)),
                nature.debite(),
                nature.credite(),
                delegation,
                duDossier == null
                        ? null
                        : new Position(
                                duDossier.rang() + 1,
                                sansDisponible(crediter(duDossier.solde(), nature.credite(), montant))));
    }

    private static Solde crediter(Solde s, Compte compte, Montant de) {
        return varier(s, compte, de.centimes());
    }

    private static Solde sansDisponible(Solde s) {
        return new Solde(Montant.ZERO, s.reserve(), s.engage(), s.paye(), s.reverse());
    }

    private static Solde varier(Solde s, Compte compte, long de) {
        return new Solde(
                plus(s.disponible(), compte == Compte.DISPONIBLE ? de : 0),
                plus(s.reserve(), compte == Compte.RESERVE ? de : 0),
                plus(s.engage(), compte == Compte.ENGAGE ? de : 0),
                plus(s.paye(), compte == Compte.PAYE ? de : 0),
                plus(s.reverse(), compte == Compte.REVERSE ? de : 0));
    }

    private static Montant plus(Montant montant, long de) {
        return new Montant(montant.centimes() + de);
    }

    private Ligne fausser(Ligne l) {
        Mouvement m = l.mouvement();
        long de = hasard.nextBoolean() ? 1 + hasard.nextInt(100) : -1 - hasard.nextInt(100);
        Compte compte = parmi(Arrays.asList(Compte.values()).subList(1, Compte.values().length));
        return switch (hasard.nextInt(10)) {
            case 0 ->
                avec(l, m.tranche(), m.rang() + (de < 0 ? -1 : 1), m.nature(), m.montant(), m.dossier(), m.apres());
            case 1 ->
                avec(l, m.tranche(), m.rang(), m.nature(), m.montant(), m.dossier(), varier(m.apres(), compte, de));
            case 2 -> avec(l, m.tranche(), m.rang(), m.nature(), plus(m.montant(), de), m.dossier(), m.apres());
            case 3 ->
                avec(l, m.tranche(), m.rang(), parmi(List.of(Nature.values())), m.montant(), m.dossier(), m.apres());
            case 4 -> avec(l, parmi(tranches), m.rang(), m.nature(), m.montant(), m.dossier(), m.apres());
            case 5 -> new Ligne(m, l.credite(), l.debite(), l.delegation(), l.dossier());
            case 6 -> new Ligne(m, parmi(List.of(Compte.values())), l.credite(), l.delegation(), l.dossier());
            case 7 ->
                l.dossier() == null
                        ? new Ligne(m, l.debite(), l.credite(), nom + "-000001", null)
                        : avec(l, m.tranche(), m.rang(), m.nature(), m.montant(), parmi(dossiers()), m.apres());
            case 8 ->
                l.dossier() == null
                        ? l
                        : avecDossier(
                                l,
                                new Position(
                                        l.dossier().rang() + (de < 0 ? -1 : 1),
                                        l.dossier().solde()));
            default ->
                l.dossier() == null || compte == Compte.DISPONIBLE
                        ? l
                        : avecDossier(
                                l,
                                new Position(
                                        l.dossier().rang(), varier(l.dossier().solde(), compte, de)));
        };
    }

    private static Ligne avecDossier(Ligne l, Position dossier) {
        return new Ligne(l.mouvement(), l.debite(), l.credite(), l.delegation(), dossier);
    }

    private static Ligne avec(
            Ligne l, Tranche tranche, long rang, Nature nature, Montant montant, String dossier, Solde apres) {
        Mouvement m = l.mouvement();
        return new Ligne(
                new Mouvement(
                        tranche,
                        rang,
                        nature,
                        montant,
                        dossier,
                        m.origine(),
                        m.auteur(),
                        m.auteurNom(),
                        m.motif(),
                        m.le(),
                        apres),
                l.debite(),
                l.credite(),
                l.delegation(),
                l.dossier());
    }

    private <T> T parmi(List<T> choix) {
        return choix.get(hasard.nextInt(choix.size()));
    }

    /** Takes the row as one more, and looks at every invariant. */
    public void admettre(Ligne ligne) {
        assertTrue(rejeu.suivre(ligne), ligne::toString);
        if (ligne.nature().duNiveauNational()) {
            long signe = ligne.nature() == Nature.DELEGATION ? 1 : -1;
            delegue.merge(
                    ligne.tranche(),
                    new Montant(signe * ligne.mouvement().montant().centimes()),
                    Montant::plus);
        }
        verifier(ligne.tranche());
    }

    private void verifier(Tranche tranche) {
        Solde solde = rejeu.de(tranche).solde();
        assertEquals(delegue.get(tranche), solde.dotation(), "ce que tient la tranche est ce qui lui fut délégué");
        Solde desDossiers = Solde.somme(dossiers().stream()
                .map(dossier -> rejeu.de(dossier, tranche).solde())
                .toList());
        assertEquals(sansDisponible(solde), desDossiers, "la tranche tient ce que tiennent ses dossiers");
        positif(solde);
        dossiers().forEach(dossier -> positif(rejeu.de(dossier, tranche).solde()));
    }

    private static void positif(Solde solde) {
        for (Compte compte : Compte.values()) {
            assertTrue(solde.de(compte).compareTo(Montant.ZERO) >= 0, solde::toString);
        }
    }
}
