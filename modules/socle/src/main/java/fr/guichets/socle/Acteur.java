package fr.guichets.socle;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Who acts, with which roles at the current guichet, for which organisations. Made once per request, before any
 * transaction; background work names itself with {@link #executerEnTantQue}.
 *
 * @param identifiant issuer and subject of the identity, never an e-mail
 * @param nom as shown and as written in the journal
 * @param courriel may be empty
 * @param roles at the current guichet, or at the national level, only
 * @param arrondissements codes to which a sous-préfet's sight is limited, else empty
 * @param mandats organisations for which this person may act
 * @param agitPour the one chosen in the pages among them; null when not chosen or for an agent
 */
public record Acteur(
        String identifiant,
        String nom,
        String courriel,
        Set<Role> roles,
        Set<String> arrondissements,
        List<Mandat> mandats,
        Organisation agitPour) {

    private static final ThreadLocal<Acteur> COURANT = new ThreadLocal<>();

    /** Each right includes those before it. */
    public enum Droit {
        /** Writes drafts: what the SIRET asserted by the identity provider is worth. */
        PREPARE,
        /** Files, completes, withdraws in the name of the organisation. */
        DEPOSE,
        /** Also grants rights to colleagues. */
        REPRESENTE
    }

    public record Mandat(Organisation organisation, Droit droit) {}

    /** A program that acts by itself: import, relay. */
    public static Acteur systeme(String nom, Role... roles) {
        return new Acteur("systeme:" + nom, nom, "", Set.of(roles), Set.of(), List.of(), null);
    }

    /** @throws NonIdentifie when nobody is identified */
    public static Acteur courant() {
        return courantEventuel().orElseThrow(NonIdentifie::new);
    }

    public static Optional<Acteur> courantEventuel() {
        return Optional.ofNullable(COURANT.get());
    }

    public static <T> T executerEnTantQue(Acteur acteur, Callable<T> action) {
        Acteur precedent = COURANT.get();
        COURANT.set(acteur);
        try {
            return action.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            if (precedent == null) {
                COURANT.remove();
            } else {
                COURANT.set(precedent);
            }
        }
    }

    public boolean aUnRole(Role... admis) {
        return Arrays.stream(admis).anyMatch(roles::contains);
    }

    public boolean estAgent() {
        return roles.stream().anyMatch(Role.AGENTS::contains);
    }

    public Optional<Mandat> mandatPour(Organisation organisation) {
        return mandats.stream()
                .filter(mandat -> mandat.organisation().equals(organisation))
                .findFirst();
    }

    public boolean peut(Droit droit, Organisation organisation) {
        return mandatPour(organisation)
                .filter(mandat -> mandat.droit().compareTo(droit) >= 0)
                .isPresent();
    }
}
