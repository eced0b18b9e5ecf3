package fr.guichets.socle;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Beside an operation: the roles, at the current guichet, of which one is needed to call it. Checked before any transaction. */
@Inherited
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Reserve {
    @Nonbinding
    Role[] value() default {};

    /** Beside those, everyone who works for the préfecture: {@link Role#AGENTS}. */
    @Nonbinding
    boolean agents() default false;
}
