//! IPADIC, built from source and embedded.
