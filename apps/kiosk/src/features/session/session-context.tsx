import { useQueryClient } from '@tanstack/react-query'
import {
  createContext,
  type Dispatch,
  type ReactNode,
  useContext,
  useEffect,
  useReducer,
  useState,
} from 'react'
import { i18n, ownLanguage } from '../../i18n/index.ts'
import { reduce, type SessionEvent } from './machine.ts'
import { freshSession, type Session } from './session.ts'

type SessionTools = {
  session: Session
  dispatch: Dispatch<SessionEvent>
  /** Forgets the person: memory, drafts, answers of the server, language and modes. */
  wipe: () => void
}

const SessionContext = createContext<SessionTools | null>(null)

/** Marks the answers that stay when the person goes: those about the terminal itself. */
export const ofTerminal = { ofTerminal: true } as const

/** Holds the session of the person in front of the terminal, in memory alone. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [session, dispatch] = useReducer(reduce, freshSession)
  const [person, setPerson] = useState(0)
  const queries = useQueryClient()

  function wipe(): void {
    dispatch({ type: 'wipe' })
    queries.removeQueries({ predicate: (query) => query.meta?.ofTerminal !== true })
    queries.getMutationCache().clear()
    setPerson((count) => count + 1)
  }

  useEffect(() => {
    void i18n.changeLanguage(session.language ?? ownLanguage)
  }, [session.language])

  useEffect(() => {
    const { dataset } = document.documentElement
    const { large, contrast, lowReach } = session.modes
    const wanted = { text: large && 'large', contrast: contrast && 'high', reach: lowReach && 'low' }
    for (const [name, value] of Object.entries(wanted)) {
      if (value) dataset[name] = value
      else delete dataset[name]
    }
  }, [session.modes])

  return (
    // The key drops the state of every component along with the person.
    <SessionContext key={person} value={{ session, dispatch, wipe }}>
      {children}
    </SessionContext>
  )
}

export function useSession(): SessionTools {
  const tools = useContext(SessionContext)
  if (!tools) throw new Error('useSession needs a SessionProvider above it.')
  return tools
}
