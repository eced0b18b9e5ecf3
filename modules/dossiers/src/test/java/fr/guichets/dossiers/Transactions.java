package fr.guichets.dossiers;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Arrays;
import java.util.concurrent.Callable;

/** What the server makes of the annotation, for one database connection. */
abstract class Transactions {

    static final Class<?>[] TOUTES = {Requise.class, Nouvelle.class, Obligatoire.class, Suspendue.class};

    private static final int RANG = Interceptor.Priority.PLATFORM_BEFORE + 200;

    @Interceptor
    @Transactional
    @Priority(RANG)
    static class Requise extends Transactions {}

    @Interceptor
    @Transactional(TxType.REQUIRES_NEW)
    @Priority(RANG)
    static class Nouvelle extends Transactions {}

    @Interceptor
    @Transactional(TxType.MANDATORY)
    @Priority(RANG)
    static class Obligatoire extends Transactions {}

    @Interceptor
    @Transactional(TxType.NOT_SUPPORTED)
    @Priority(RANG)
    static class Suspendue extends Transactions {}

    @AroundInvoke
    Object entourer(InvocationContext appel) throws Exception {
        Maison.Travail courant = Maison.Travail.courant().orElse(null);
        Transactional annotation = annotation(appel);
        return switch (annotation.value()) {
            case REQUIRED -> courant == null ? nouvelle(appel::proceed, null) : jointe(appel, annotation, courant);
            case REQUIRES_NEW -> nouvelle(appel::proceed, courant);
            case MANDATORY -> {
                if (courant == null) {
                    throw new IllegalStateException("aucune transaction pour " + appel.getMethod());
                }
                yield jointe(appel, annotation, courant);
            }
            case NOT_SUPPORTED -> suspendue(appel, courant);
            default -> throw new IllegalStateException("la maison n'emploie pas " + annotation.value());
        };
    }

    private static Transactional annotation(InvocationContext appel) {
        Transactional surLaMethode = appel.getMethod().getAnnotation(Transactional.class);
        return surLaMethode != null
                ? surLaMethode
                : appel.getMethod().getDeclaringClass().getAnnotation(Transactional.class);
    }

    private static Object jointe(InvocationContext appel, Transactional annotation, Maison.Travail courant)
            throws Exception {
        try {
            return appel.proceed();
        } catch (RuntimeException e) {
            if (Arrays.stream(annotation.dontRollbackOn()).noneMatch(type -> type.isInstance(e))) {
                courant.em.getTransaction().setRollbackOnly();
            }
            throw e;
        }
    }

    private static Object suspendue(InvocationContext appel, Maison.Travail courant) throws Exception {
        Maison.Travail.poser(null);
        try {
            return appel.proceed();
        } finally {
            Maison.Travail.poser(courant);
        }
    }

    /** Runs the work in a transaction of its own; rolled back when it fails. */
    static <T> T nouvelle(Callable<T> action, Maison.Travail suspendu) throws Exception {
        Maison.Travail travail = new Maison.Travail();
        Maison.Travail.poser(travail);
        try (var em = travail.em) {
            em.getTransaction().begin();
            try {
                T resultat = action.call();
                em.getTransaction().commit();
                return resultat;
            } finally {
                if (em.getTransaction().isActive()) {
                    em.getTransaction().rollback();
                }
            }
        } finally {
            Maison.Travail.poser(suspendu);
        }
    }
}
