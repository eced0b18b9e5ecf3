package fr.guichets.socle;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses an operation to whoever has none of the roles written beside it, the method's before the class's. */
@Reserve
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
public class GardeDesRoles {

    @AroundInvoke
    Object garder(InvocationContext appel) throws Exception {
        Role[] admis = admis(appel.getMethod()).orElseThrow();
        if (!Acteur.courant().aUnRole(admis)) {
            throw new AccesRefuse("Vous n'avez pas le droit de faire cela ici.");
        }
        return appel.proceed();
    }

    /** The roles of which one is needed, the agents after those that are named; empty when the operation is open to anyone. */
    public static Optional<Role[]> admis(Method operation) {
        Reserve propre = operation.getAnnotation(Reserve.class);
        return Optional.ofNullable(
                        propre == null ? operation.getDeclaringClass().getAnnotation(Reserve.class) : propre)
                .map(reserve -> Stream.concat(
                                Arrays.stream(reserve.value()),
                                reserve.agents() ? Role.AGENTS.stream() : Stream.empty())
                        .distinct()
                        .toArray(Role[]::new));
    }
}
