/// Pictures of numbers: curves and images, and the ways in which terminals show them. Start at [catenary.picture.Picture].
package catenary.picture;
