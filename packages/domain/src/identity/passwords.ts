import { hash, verify } from '@node-rs/argon2'

/** argon2id as OWASP advises: 19 MiB, two passes, one lane; some 30 ms on a small machine. */
const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Nobody's password, at the same cost. Checking against it takes as long as checking against a real one. */
export const nobodysHash =
  '$argon2id$v=19$m=19456,t=2,p=1$QIKQA2w9/rWtWevxD/eHqA$fmysDOt/DDja2c1oQxW89FFHvSJp75XeH+1UkIh2pQM'

export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** True when the password is that of the hash. Without a hash it is false, and takes equally long. */
export async function isPassword(storedHash: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(storedHash ?? nobodysHash, password)
  return storedHash !== undefined && matches
}
